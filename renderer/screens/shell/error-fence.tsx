import { Component, type ReactNode } from 'react';

/** Keeps a screen that breaks from taking the page with it; `fallback` is shown in its place until `resetKey` changes. */
export class ErrorFence extends Component<
  { resetKey: string; fallback: ReactNode; children: ReactNode },
  { brokenKey: string | null }
> {
  override state: { brokenKey: string | null } = { brokenKey: null };

  static getDerivedStateFromError() {
    return { brokenKey: '' };
  }

  override componentDidCatch() {
    this.setState({ brokenKey: this.props.resetKey });
  }

  override render() {
    const { brokenKey } = this.state;
    return brokenKey === null || (brokenKey !== '' && brokenKey !== this.props.resetKey)
      ? this.props.children
      : this.props.fallback;
  }
}
