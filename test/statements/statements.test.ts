/**
 * Checks that the product follows each statement in the two FAQ documents. This file runs the tests of all statements,
 * so that the last test can check that no statement is left out.
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
