import { createRoot } from 'react-dom/client';
import '../../renderer/styles/tokens.css';
import '../../renderer/styles/base.css';
import '../../renderer/styles/components.css';
import './verify-page.css';
import { VerifyPage } from './verify-page.tsx';

const root = document.getElementById('root');
if (root) createRoot(root).render(<VerifyPage />);
