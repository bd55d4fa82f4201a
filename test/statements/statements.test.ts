/**
 * What the product says and refuses because of each statement of the two FAQ documents. One file runs them all, so that
 * the last test can count them.
 */
import './billing.ts';
import './credentials.ts';
import './dns.ts';
import './mailboxes.ts';
import './people.ts';
import './platform-change.ts';
import './price-and-time.ts';
import './systems.ts';
import './upgrade.ts';
import './what-moves.ts';
import { showsEveryStatement } from './statement.ts';

showsEveryStatement();
