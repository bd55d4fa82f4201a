import { createRoot } from 'react-dom/client';
import 'slack-blocks-to-jsx/dist/style.css';
import './look/theme.css';
import './look/base.css';
import './shell/shell.css';
import './sidebar/sidebar.css';
import './conversation/conversation.css';
import './messages/message.css';
import './composer/composer.css';
import './menu/menu.css';
import './samples/samples.css';
import './dns/dns.css';
import { App } from './app.tsx';

createRoot(document.getElementById('root')!).render(<App />);
