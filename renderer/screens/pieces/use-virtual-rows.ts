import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Range,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useState, type RefObject } from 'react';

/** What is drawn of a long list, and how high the whole is. */
export type RowWindow = {
  readonly rows: readonly VirtualItem[];
  readonly height: number;
  /** First row that is really in sight, without those drawn ahead. */
  readonly firstSeen: number;
};

type Lists = Virtualizer<HTMLDivElement, HTMLDivElement>;

const nothing: RowWindow = { rows: [], height: 0, firstSeen: 0 };

const windowOf = (virtualizer: Lists): RowWindow => ({
  rows: virtualizer.getVirtualItems(),
  height: virtualizer.getTotalSize(),
  firstSeen: virtualizer.range?.startIndex ?? 0,
});

/**
 * Draws only the rows in sight. All callbacks must stay the same while the list does: when one changes, the list is
 * measured anew. `rangeExtractor` may add rows that are drawn although they are out of sight.
 */
export const useVirtualRows = ({
  frame,
  count,
  sizeOf,
  keyOf,
  rangeExtractor,
  scrollPadding = 0,
}: {
  frame: RefObject<HTMLDivElement | null>;
  count: number;
  sizeOf: (index: number) => number;
  keyOf: (index: number) => string;
  rangeExtractor: (range: Range) => number[];
  scrollPadding?: number;
}): RowWindow & { readonly scrollTo: (index: number) => void } => {
  const [drawn, setDrawn] = useState(nothing);
  const [virtualizer] = useState<Lists>(
    () =>
      new Virtualizer<HTMLDivElement, HTMLDivElement>({
        count: 0,
        getScrollElement: () => null,
        estimateSize: () => 0,
        scrollToFn: elementScroll,
        observeElementOffset,
        observeElementRect,
      }),
  );
  useLayoutEffect(() => virtualizer._didMount(), [virtualizer]);
  useLayoutEffect(() => {
    virtualizer.setOptions({
      count,
      getScrollElement: () => frame.current,
      estimateSize: sizeOf,
      getItemKey: keyOf,
      rangeExtractor,
      overscan: 6,
      scrollPaddingStart: scrollPadding,
      scrollToFn: elementScroll,
      observeElementOffset,
      observeElementRect,
      onChange: (instance) => setDrawn(windowOf(instance)),
    });
    virtualizer._willUpdate();
    virtualizer.measure();
  }, [virtualizer, frame, count, sizeOf, keyOf, rangeExtractor, scrollPadding]);
  const scrollTo = useCallback(
    (index: number) => virtualizer.scrollToIndex(index, { align: 'auto' }),
    [virtualizer],
  );
  return { ...drawn, scrollTo };
};
