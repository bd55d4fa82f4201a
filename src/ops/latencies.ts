import { Counter, Histogram, type Metric } from 'prom-client';
import type { Measured } from '../trace/request.ts';

/** How long people and platforms wait, by command. */
export interface Latencies {
  measure(measured: Measured): void;
  metrics: Metric[];
}

const labelNames = ['command', 'platform'] as const;

/** Creates the metrics of requests. They belong to no registry yet. */
export function createLatencies(): Latencies {
  const acknowledgment = new Histogram({
    name: 'migration_desk_acknowledgment_seconds',
    help: 'Time from the arrival of a request until its platform had the acknowledgment',
    labelNames,
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers: [],
  });
  const answer = new Histogram({
    name: 'migration_desk_answer_seconds',
    help: 'Time from the arrival of a request until its answer was sent',
    labelNames,
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 1.5, 2, 3, 5, 10, 30],
    registers: [],
  });
  const answers = new Counter({
    name: 'migration_desk_answers_total',
    help: 'Answers by command and kind: done, form, fault (wrong input), refused, busy, failed (our fault), repeat',
    labelNames: [...labelNames, 'kind'],
    registers: [],
  });
  return {
    metrics: [acknowledgment, answer, answers] as Metric[],
    measure({ command, platform, kind, acknowledged, answered }) {
      acknowledgment.observe({ command, platform }, acknowledged);
      answer.observe({ command, platform }, answered);
      answers.inc({ command, platform, kind });
    },
  };
}
