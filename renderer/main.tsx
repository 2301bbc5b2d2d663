import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { createBrowserDesk } from './desk/create-browser-desk.ts';
import { guardUnload } from './desk/guard-unload.ts';
import { hasUnsaved } from './screens/pieces/unsaved.ts';
import { applyPreferences } from './screens/shell/preferences.ts';
import './styles/tokens.css';
import './styles/fonts.css';
import './styles/base.css';
import './styles/components.css';
import './styles/shell.css';
import './styles/checklist.css';

applyPreferences();
const { desk } = createBrowserDesk();
guardUnload(desk, hasUnsaved, window);
const root = document.getElementById('root');
if (root) createRoot(root).render(<App desk={desk} />);
void desk.start();
