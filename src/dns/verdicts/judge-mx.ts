import { hasSuffix, hostName, isTargetMx } from '../mx.ts';
import type { SeenRecord } from '../observation.ts';
import type { Said } from '../said.ts';
import type { WantedRecords } from '../wanted.ts';
import { type Judged, judgeEach, type Verdict } from './judged.ts';

/** One row for each MX that should be there, and one for each other MX that is there. */
export function judgeMx(mx: Said, wanted: WantedRecords): Judged[] {
  const hosts = [
    ...new Set(mx.answers.flatMap(({ records }) => records.map(({ value }) => hostName(value)))),
  ];
  const others = hosts.filter((host) => !isTargetMx(host, wanted));
  const hasTarget = hosts.length > others.length;
  const row = { purpose: 'mx', type: 'MX', host: '@', isAdvice: false } as const;
  const rows = wanted.mx
    ? wanted.mx.map(({ host, priority }) => ({
        ...row,
        expected: `${host} (${priority})`,
        ...judgeEach(
          mx,
          (records) => mxVerdict(records, host, wanted),
          (records) => mxWords(records, (value) => hostName(value) === hostName(host)),
        ),
      }))
    : [
        {
          ...row,
          expected: null,
          ...judgeEach(
            mx,
            (records) => (records.some(({ value }) => isTargetMx(value, wanted)) ? 'right' : 'missing'),
            (records) => mxWords(records, (value) => isTargetMx(value, wanted)),
          ),
        },
      ];
  return [
    ...rows,
    ...others.map((other) => ({ ...row, expected: null, ...judgeOtherMx(mx, other, wanted, hasTarget) })),
  ];
}

function judgeOtherMx(mx: Said, host: string, wanted: WantedRecords, hasTarget: boolean) {
  const isWrong = hasSuffix(host, wanted.mxSuffixes) && !hasSuffix(host, wanted.oldMxSuffixes);
  const verdict: Verdict = isWrong ? 'wrong' : hasTarget ? 'left-over' : 'in-use';
  const has = (records: SeenRecord[]) => records.some(({ value }) => hostName(value) === host);
  return judgeEach(
    mx,
    (records) => (has(records) ? verdict : 'right'),
    (records) => mxWords(records, (value) => hostName(value) === host),
  );
}

function mxVerdict(records: SeenRecord[], host: string, wanted: WantedRecords): Verdict {
  const own = records.find(({ value }) => hostName(value) === hostName(host));
  if (!own) return 'missing';
  return isInOrder(records, host, wanted) ? 'right' : 'priority';
}

/** Whether the priority of an MX host compares with those of the other new hosts as it should. */
function isInOrder(records: SeenRecord[], host: string, { mx }: WantedRecords): boolean {
  const seen = (name: string) => records.find(({ value }) => hostName(value) === hostName(name))?.priority;
  const own = { wanted: mx?.find((one) => one.host === host)?.priority, seen: seen(host) };
  return (mx ?? []).every((other) => {
    const there = seen(other.host);
    if (other.host === host || there === undefined || own.seen === undefined || own.wanted === undefined)
      return true;
    return Math.sign(other.priority - own.wanted) === Math.sign(there - own.seen);
  });
}

function mxWords(records: SeenRecord[], which: (value: string) => boolean): string[] {
  return records
    .filter(({ value }) => which(value))
    .map(({ value, priority }) => `${hostName(value)} (${priority ?? 0})`);
}
