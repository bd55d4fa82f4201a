import { capitalize, lowerFirst } from '../../phrase.ts';
import { routeOf } from '../route.ts';
import { openAsks } from './asks.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
import { deadline, missedSwitch, switchSteps } from './lines.ts';
import { bullets } from './lists.ts';
import { wordsOfBlocker } from './words/blocker-words.ts';
import {
  isAhead,
  isUnfinished,
  isUrgent,
  mxBlockers,
  spreadingWords,
  whereMailGoes,
} from './words/mail-words.ts';
import { customerTask, phaseWords } from './words/phase-words.ts';
import { stepWords } from './words/step-words.ts';

/** A letter lists only the latest steps. */
const mostDone = 5;

/** The draft that says what happened since the last contact, T21. */
export const statusUpdate: Draft = {
  id: 'T21',
  name: 'status-update',
  title: 'Status update',
  to: "the customer's admin",
  scope: 'all',
  phases: null,
  whileOpen: true,
  whileOnHold: true,
  asksDns: true,
  fromSender: ['by', 'next-message'],
  seeds: ['S0-07', 'S0-10'],
  write: (details, values) => {
    const { since } = details.progress;
    const asked = asks(details, values);
    const now = presentPhase(details, values, asked.length > 0);
    const by = asked.length > 0 && !isUrgent(details) ? deadline(details, values) : undefined;
    return [
      `Here is where the move of ${details.domain} from ${details.from} to ${details.to} stands.${now ? ` ${now}` : ''}`,
      ...(details.isLate
        ? [
            `This is taking longer than planned. We are sorry. We will write again by ${values.need('next-message')}.`,
          ]
        : []),
      section(
        since
          ? `Done since our last contact on ${since}`
          : `Done since your request on ${details.requestedOn}`,
        finished(details),
        'Nothing new since then.',
      ),
      ...problems(details, now),
      section(
        `What we need from you${isUrgent(details) ? ' now' : by ? ` by ${by}` : ''}`,
        asked,
        'Nothing at the moment.',
      ),
      section('What is next', upcoming(details, values)),
    ];
  },
};

/** What happens now, in a sentence. Undefined on hold, because nothing does. */
function presentPhase(details: DraftDetails, { know }: Values, customerOwes: boolean): string | undefined {
  if (isUnfinished(details)) return whereMailGoes(details);
  if (details.progress.heldUntil) return undefined;
  if (details.phase === 'cutover') {
    if (details.mail === 'switched') return whereMailGoes(details);
    if (know('cutover')) return 'You are getting ready for the switch.';
    const [missed] = missedSwitch(details);
    if (missed) return missed;
  }
  const task = customerOwes && customerTask(details, details.phase);
  if (task) return `We are waiting for you to ${task}.`;
  const words = phaseWords(details, details.phase);
  return words && `Right now, ${words}`;
}

/** A heading and a list without repetitions. `none` is the text for an empty list. */
function section(title: string, said: string[], none = ''): string {
  const lines = [...new Set(said)];
  return `${title}:\n${lines.length > 0 ? bullets(lines) : none}`;
}

/** What was done, the latest last. */
function finished({ path, mail, progress: { done, cleared } }: DraftDetails): string[] {
  const isUntrue = (id: string) => switchSteps.includes(id) && mail !== 'switched';
  const steps = new Set(done.flatMap((id) => (isUntrue(id) ? [] : (stepWords[id]?.done ?? []))));
  const solved = cleared.flatMap((code) => {
    const words = wordsOfBlocker(code, path);
    return words ? `Solved: ${lowerFirst(words.problem)}` : [];
  });
  return [...steps, ...solved].slice(-mostDone);
}

/** What is in the way, except for what the beginning of the letter says. @param now that beginning */
function problems(details: DraftDetails, now: string | undefined): string[] {
  const { path, mail, progress, dns } = details;
  const { blockers, heldUntil } = progress;
  // Where mail goes is said at the beginning. Nothing else about the records counts before an early switch is taken back.
  const said = [
    ...(isUnfinished(details) ? mxBlockers : []),
    ...(mail === 'early' ? ['AUTODISCOVER_WRONG'] : []),
    ...(dns?.horizon && now?.includes(dns.horizon) ? ['DNS_PROPAGATING'] : []),
  ];
  const problem = (code: string) =>
    (code === 'DNS_PROPAGATING' && spreadingWords(details)) || wordsOfBlocker(code, path)?.problem;
  const lines = [
    ...blockers.flatMap((code) => (said.includes(code) ? [] : (problem(code) ?? []))),
    ...(heldUntil ? [`The move is on hold until ${heldUntil}.`] : []),
  ];
  return lines.length > 0 ? [section('What is in the way', lines)] : [];
}

/** The steps that `phaseWords` already says, by phase. */
const saidByPhase: Record<string, string[]> = {
  'pst-import': ['F-04'],
  prestage: ['E-14'],
  delta: ['E-21'],
  scheduling: ['P-08'],
  maintenance: ['P-17'],
};

/** What we do now, the agreed date, and the next phase. */
function upcoming(details: DraftDetails, values: Values): string[] {
  const { open, nextPhase, heldUntil } = details.progress;
  if (heldUntil) return [`We continue after ${heldUntil}. If you want to continue earlier, please tell us.`];
  const said = saidByPhase[details.phase] ?? [];
  const ours = open.filter((id) => !said.includes(id)).flatMap((id) => stepWords[id]?.next ?? []);
  if (nextPhase === 'closed' && details.billing && !details.billing.isOver)
    return [...ours, `Your old billing ends on ${details.billing.until}. We close the request then.`];
  const { phases } = details;
  // A phase without words has nothing left to do, because the ticket went back.
  const later = phases.slice(phases.indexOf(nextPhase)).find((slug) => phaseWords(details, slug));
  const phase = later && phaseWords(details, later);
  // Just before the switch, its date comes first. Earlier, the next phases do.
  const [first, last] =
    details.phase === 'cutover' ? [agreedDate(details, values), []] : [[], agreedDate(details, values)];
  const follows = first.length + ours.length > 0;
  return [
    ...first,
    ...unconfirmedSlot(details, values),
    ...ours,
    ...(phase ? [capitalize(`${follows ? 'After that, ' : ''}${phase}`)] : []),
    ...last,
  ];
}

/** When the switch or the change is, if it is ahead. */
function agreedDate(details: DraftDetails, { know }: Values): string[] {
  if (routeOf(details.path) !== 'platform-change') {
    const cutover = isBefore(details, 'delta') && isAhead(details) ? know('cutover') : undefined;
    return cutover ? [`The switch is on ${cutover}.`] : [];
  }
  const slot = isConfirmed(details) && isBefore(details, 'maintenance') ? know('slot') : undefined;
  return slot ? [`The change starts on ${slot}.`] : [];
}

/** The start that the customer asked for, if we haven't confirmed it. */
function unconfirmedSlot(details: DraftDetails, { know }: Values): string[] {
  const slot = isConfirmed(details) ? undefined : know('slot');
  return slot ? [`You asked for ${slot}. We haven't confirmed it yet.`] : [];
}

function isConfirmed({ steps }: DraftDetails): boolean {
  return steps.get('P-08') !== false;
}

/** Whether the ticket hasn't reached a phase. */
function isBefore({ phase, phases }: DraftDetails, later: string): boolean {
  return phases.indexOf(phase) < phases.indexOf(later);
}

/** What the customer has to do. If no step says it, what our team typed after `wait`. */
function asks(details: DraftDetails, { know }: Values): string[] {
  if (details.progress.heldUntil) return [];
  const said = know('waiting-for');
  const open = openAsks(details);
  return open.length === 0 && said ? [`${capitalize(said)}.`] : open;
}
