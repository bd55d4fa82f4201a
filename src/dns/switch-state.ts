import type { DnsFacts, SwitchState } from './facts.ts';
import { gatewayIn } from './hosts/mail-hosts.ts';
import { allToTarget, movesMx, mxOwner } from './mx.ts';
import type { Observation } from './observation.ts';
import { type Said, said, serversOf } from './said.ts';
import type { WantedRecords } from './wanted.ts';

/** What was known before a look. */
type Known = Pick<DnsFacts, 'state' | 'switchedAt' | 'behind'>;

/** Where mail goes, as one look shows it. `behind`: the nameservers that don't have only the new MX. */
export type SwitchSeen = Pick<DnsFacts, 'behind' | 'withoutOld' | 'silent' | 'nameservers' | 'resolvers'> & {
  state: SwitchState;
};

/**
 * Says where mail goes. Returns null if the look doesn't tell, so that what was known stays: no nameserver answered, or
 * the ones that did have the new MX while another is silent and too few resolvers have it. Also null for a move
 * that leaves MX alone. `before`: what was known until now. `sourceMx`: the MX hosts before the move, if they were recorded.
 * Source: docs/trade.md, "DNS records".
 */
export function switchState(
  observation: Observation,
  wanted: WantedRecords,
  before: Known | null,
  sourceMx: string[],
): SwitchSeen | null {
  if (!movesMx(wanted)) return null;
  const atNameservers = said(observation.nameservers, wanted.domain, 'MX');
  if (atNameservers.answers.length === 0) return null;
  const atResolvers = said(observation.resolvers, wanted.domain, 'MX');
  const behind = serversOf({
    answers: atNameservers.answers.filter(({ records }) => !allToTarget(records, wanted)),
  });
  const withOld = serversOf({
    answers: atNameservers.answers.filter(({ records }) =>
      records.some(({ value }) => mxOwner(value, wanted, sourceMx) === 'source'),
    ),
  });
  const agreed = resolversAgree(atResolvers, wanted, observation.resolvers.length);
  const state =
    behind.length > 0
      ? unfinished(atNameservers, { observation, wanted, before, sourceMx })
      : finished(atNameservers, before, agreed);
  if (!state) return null;
  const asked = serversOf(atResolvers);
  return {
    state,
    behind,
    withoutOld: behind.filter((server) => !withOld.includes(server)),
    silent: atNameservers.silent.length,
    nameservers: serversOf(atNameservers).length,
    resolvers: { new: asked.length - withoutTarget(atResolvers, wanted).length, asked: asked.length },
  };
}

/**
 * Whether enough resolvers send all mail to the target: at least three of four that answered, while at least half of all
 * answered.
 */
export function resolversAgree(atResolvers: Said, wanted: WantedRecords, all: number): boolean {
  const answered = serversOf(atResolvers).length;
  const right = answered - withoutTarget(atResolvers, wanted).length;
  return answered > 0 && answered * 2 >= all && right * 4 >= answered * 3;
}

function withoutTarget({ answers }: Said, wanted: WantedRecords): string[] {
  return serversOf({ answers: answers.filter(({ records }) => !allToTarget(records, wanted)) });
}

/** The state if some answers have another MX than the new one. */
function unfinished(
  { answers }: Said,
  {
    observation,
    wanted,
    before,
    sourceMx,
  }: { observation: Observation; wanted: WantedRecords; before: Known | null; sourceMx: string[] },
): SwitchState {
  const owners = answers.map(
    ({ records }) => new Set(records.map(({ value }) => mxOwner(value, wanted, sourceMx))),
  );
  if (before?.switchedAt && owners.some((one) => one.has('source'))) return 'regressed';
  if (owners.some((one) => one.has('target'))) return 'partial';
  if (owners.every((one) => one.has('source'))) return 'not-switched';
  // A filtering service may have been put in front of the new mailboxes.
  return before?.switchedAt && !gatewayIn(observation, wanted) ? 'lost' : 'elsewhere';
}

/**
 * The state if every answer has only the new MX. A nameserver that gave no answer may still have the old one. The switch
 * is then only new if the resolvers agree that it's made.
 */
function finished({ silent }: Said, before: Known | null, agreed: boolean): SwitchState | null {
  // A nameserver that had the old MX and is silent now most likely still has it.
  if (silent.some((server) => before?.behind.includes(server))) return null;
  if (agreed || before?.state === 'propagated') return 'propagated';
  return silent.length === 0 || before?.state === 'switched' ? 'switched' : null;
}
