import { routeOf } from '../../route.ts';
import type { DraftDetails } from '../draft.ts';
import { mailboxesExist } from '../lines.ts';

type Told = Pick<DraftDetails, 'path' | 'steps' | 'reopened' | 'isByPst'>;

/** What the customer does in a phase, after the words “you” or “We are waiting for you to”. */
const tasks: Record<string, string> = {
  prerequisites: 'prepare the new system',
  provisioning: 'create the new mailboxes',
  'pst-export': 'export the PST files',
  'ftp-upload': 'upload the PST files',
  'customer-testing': 'test the new mailboxes',
  cutover: 'switch the DNS records, so that new mail arrives in the new mailboxes',
  'plan-review': 'read the plan for the change, and answer its questions',
  'password-reset': 'reset the passwords, so that users can work again',
};

/** What the customer does in the self-service tool. For others, we do it. */
const selfServiceTasks: Record<string, string> = {
  trial: 'run the trial in the self-service tool',
  prestage: 'run the first pass in the self-service tool, while everyone keeps working',
  delta: 'choose “Migrate new items” in the self-service tool, for the mail that arrived in the meantime',
};

/** What happens in the other phases, after the words “Right now,” or “After that,”, or alone. */
const words: Record<string, string> = {
  intake: 'we look at your request.',
  discovery: 'we agree with you on how and when to move.',
  credentials: 'we collect the logins that our tool needs.',
  'pst-import': 'we import the PST files.',
  trial: 'a trial shows whether everything works.',
  prestage: 'the first pass copies most of the mail, while everyone keeps working.',
  delta: 'the mail that arrived in the meantime is brought over.',
  'client-setup': 'your users set up mail again on their devices.',
  scheduling: 'we confirm the start.',
  readiness: 'you and your users prepare for the change.',
  maintenance: "we make the change. Your users can't open their mailboxes during that time.",
  closed: 'we close the request.',
};

/** What happens in a phase of a ticket. Undefined if nothing is left to do there. */
export function phaseWords(details: Told, slug: string): string | undefined {
  const task = customerTask(details, slug);
  return task ? `you ${task}.` : words[slug];
}

/** What the customer does in a phase of a ticket, without the subject: `test the new mailboxes`. */
export function customerTask({ path, steps, reopened, isByPst }: Told, slug: string): string | undefined {
  if (slug === 'prerequisites' && steps.get('U-04')) return undefined;
  if (slug === 'provisioning' && mailboxesExist({ steps })) return undefined;
  // The new mailboxes come first there, before the files.
  if (slug === 'provisioning' && isByPst) return 'make sure that every new mailbox exists';
  if (path.service === 'self-service' && selfServiceTasks[slug]) return selfServiceTasks[slug];
  if (slug !== 'decommission') return tasks[slug];
  // A platform change leaves no old mailboxes behind, only licenses. If one was forgotten, none may be deleted.
  const deletes = routeOf(path) !== 'platform-change' && !steps.get('U-19') && !reopened.includes('U-19');
  const asks = !steps.get('U-20') && !steps.get('P-22');
  if (deletes && asks) return 'delete the old mailboxes, and ask us to remove their licenses';
  if (deletes) return 'delete the old mailboxes';
  return asks ? 'ask us to remove the old licenses' : undefined;
}
