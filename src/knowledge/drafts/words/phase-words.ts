import { routeOf } from '../../route.ts';
import type { DraftDetails } from '../draft.ts';

/** What happens in a phase, after the words “Right now,” or “After that,”, or alone. */
const words: Record<string, string> = {
  intake: 'we look at your request.',
  discovery: 'we agree with you on how and when to move.',
  prerequisites: 'you prepare the new system.',
  credentials: 'we collect the logins that our tool needs.',
  provisioning: 'you create the new mailboxes.',
  'pst-export': 'you export the PST files.',
  'ftp-upload': 'you upload the PST files.',
  'pst-import': 'we import the PST files.',
  trial: 'a trial shows whether everything works.',
  prestage: 'the first pass copies most of the mail, while everyone keeps working.',
  'customer-testing': 'you test the new mailboxes.',
  cutover: 'you switch the DNS records, and new mail arrives in the new mailboxes.',
  delta: 'the mail that arrived in the meantime is brought over.',
  'client-setup': 'your users set up mail again on their devices.',
  decommission: 'you delete the old mailboxes, and ask us to remove their licenses.',
  'plan-review': 'you get the plan for the change, and answer its questions.',
  scheduling: 'we confirm the start.',
  readiness: 'you and your users prepare for the change.',
  maintenance: "we make the change. Your users can't open their mailboxes during that time.",
  'password-reset': 'you reset the passwords, so that users can work again.',
  closed: 'we close the request.',
};

/** What happens in a phase of a ticket. A platform change leaves no old mailboxes behind, only licenses. */
export function phaseWords({ path }: Pick<DraftDetails, 'path'>, slug: string): string | undefined {
  if (slug === 'decommission' && routeOf(path) === 'platform-change')
    return 'you ask us to remove the old licenses.';
  return words[slug];
}
