import { routeOf } from '../route.ts';
import { blockerWords } from './blocker-words.ts';
import { bullets, type Draft, type DraftDetails, type Values } from './draft.ts';
import { stepWords } from './step-words.ts';

/** The draft that says what happened since the last contact, T21. */
export const statusUpdate: Draft = {
  id: 'T21',
  name: 'status-update',
  title: 'Status update',
  to: "the customer's admin",
  scope: 'all',
  phases: null,
  whileOpen: true,
  fromSender: ['by'],
  seeds: ['S0-07', 'S0-10'],
  write: (details, values) => {
    const { since } = details.progress;
    const asked = asks(details, values);
    const now = phaseWords[details.phase];
    const by = asked.length > 0 ? values.know('by') : undefined;
    return [
      `Here is where the move of ${details.domain} from ${details.from} to ${details.to} stands.${now ? ` Right now, ${now}` : ''}`,
      section(
        since ? `Done since our last contact on ${since}` : `Done since your request on ${details.openedOn}`,
        finished(details),
        'No step was completed in this time.',
      ),
      ...problems(details),
      section('What is next', upcoming(details, values, asked.length > 0)),
      section(`What we need from you${by ? ` by ${by}` : ''}`, asked, 'Nothing at the moment.'),
    ];
  },
};

/** A heading and a list without repetitions. `none` is the text for an empty list. */
function section(title: string, lines: string[], none = ''): string {
  return `${title}:\n${lines.length > 0 ? bullets([...new Set(lines)]) : none}`;
}

function finished({ progress: { done, cleared } }: DraftDetails): string[] {
  return [
    ...done.flatMap((id) => stepWords[id]?.done ?? []),
    ...cleared.flatMap((code) =>
      blockerWords[code] ? `Solved: ${lowered(blockerWords[code].problem)}` : [],
    ),
  ];
}

function problems({ progress: { blockers, heldUntil } }: DraftDetails): string[] {
  const lines = [
    ...blockers.flatMap((code) => blockerWords[code]?.problem ?? []),
    ...(heldUntil ? [`The move is on hold until ${heldUntil}.`] : []),
  ];
  return lines.length > 0 ? [section('What is in the way', lines)] : [];
}

/** What we do now, the agreed date, and the next phase. */
function upcoming(details: DraftDetails, { know }: Values, isAsked: boolean): string[] {
  const { open, nextPhase } = details.progress;
  const isChange = routeOf(details.path) === 'platform-change';
  const isAhead = isBefore(details, isChange ? 'maintenance' : 'delta');
  const date = isAhead ? know(isChange ? 'slot' : 'cutover') : undefined;
  const ours = open.flatMap((id) => stepWords[id]?.next ?? []);
  const then = ours.length > 0 || isAsked ? 'After that, ' : '';
  const phase = phaseWords[nextPhase];
  return [
    ...ours,
    ...(phase ? [capitalized(`${then}${phase}`)] : []),
    ...(date ? [`${isChange ? 'The change starts' : 'The switch is'} on ${date}.`] : []),
  ];
}

/** Whether the ticket hasn't reached a phase. */
function isBefore({ phase, phases }: DraftDetails, later: string): boolean {
  return phases.indexOf(phase) < phases.indexOf(later);
}

/** What the customer has to do. If no step says it, the words that our team waits with. */
function asks(details: DraftDetails, { know }: Values): string[] {
  const said = know('waiting-for');
  const open = openAsks(details);
  return open.length === 0 && said ? [`${capitalized(said)}.`] : open;
}

/** What the customer has to do for the active blockers, and for the steps that hold the present phase. */
export function openAsks({ progress: { open, blockers } }: DraftDetails): string[] {
  return [
    ...new Set([
      ...blockers.flatMap((code) => blockerWords[code]?.ask ?? []),
      ...open.flatMap((id) => stepWords[id]?.ask ?? []),
    ]),
  ];
}

function capitalized(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function lowered(sentence: string): string {
  return `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

/** What happens in a phase, after the words “Right now,” or “After that,”. */
export const phaseWords: Record<string, string> = {
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
  decommission: 'it is time to remove the old mailboxes and their licenses.',
  'plan-review': 'you get the plan for the change, and answer its questions.',
  scheduling: 'we confirm the start.',
  readiness: 'you and your users prepare for the change.',
  maintenance: 'the change is made. Users have no mailbox during that time.',
  'password-reset': 'you reset the passwords, so that users can work again.',
  closed: 'we close the request.',
};
