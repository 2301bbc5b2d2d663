import { createRoot } from 'react-dom/client';
import '../../renderer/styles/tokens.css';
import '../../renderer/styles/fonts.css';
import '../../renderer/styles/base.css';
import '../../renderer/styles/components.css';
import '../../renderer/styles/shell.css';
import './console.css';
import { Console } from './console.tsx';
import { followTheme } from './follow-theme.ts';

followTheme();
const root = document.getElementById('root');
if (root) createRoot(root).render(<Console />);
