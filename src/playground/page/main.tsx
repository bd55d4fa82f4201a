import { createRoot } from 'react-dom/client';
import 'slack-blocks-to-jsx/dist/style.css';
import './theme.css';
import './base.css';
import './shell.css';
import './sidebar.css';
import './conversation.css';
import './message.css';
import './composer.css';
import { App } from './app.tsx';

createRoot(document.getElementById('root')!).render(<App />);
