import { z } from 'zod';
import type { Database, Tx } from '../../db/client.ts';
import type { Path } from '../../knowledge/route.ts';
import type { Logger } from '../../logger.ts';
import type { Ticket } from '../ticket-row.ts';
import { instantiate } from './instantiate.ts';
import { detailsOf, fromStored, type Plan, type StepDetails, toPhases, toSteps, toStored } from './plan.ts';
import type { Playbook } from './playbook.ts';

/** The columns that decide which plan a ticket has, and which texts its steps have. */
type PlanKey = Pick<Ticket, 'planHash' | 'playbook' | 'method' | 'source' | 'target' | 'service'>;

/** The plans of tickets. A plan never changes, so each one is read once and kept in memory. */
export interface Plans {
  /** Reads the plans that aren't in memory yet, in at most one statement. */
  load(tx: Tx, hashes: string[]): Promise<void>;
  /** Returns a loaded plan with the current texts. Throws an `Error` for a plan that isn't loaded. */
  get(key: PlanKey): Plan;
  /** Like `get`, but returns null for a plan that can't be read, such as one that a newer release stored. */
  find(key: PlanKey): Plan | null;
  /** Stores a plan if the database doesn't have it yet, and returns its hash. If `tx` is a transaction, runs in it. */
  store(tx: Tx, plan: Plan): Promise<string>;
  /** Builds a playbook's plan for a path, and stores the plan outside any transaction. Keeps the result in memory. */
  prepare(client: Database['client'], playbook: Playbook, path: Path): Promise<Prepared>;
}

/** The plan of a new ticket. */
interface Prepared {
  planHash: string;
  plan: Plan;
}

interface Stored {
  content: unknown;
  texts: unknown;
}

/**
 * Creates the store of plans.
 *
 * @param playbooks the source of the steps' current texts. A step that no playbook has keeps its stored texts
 */
export function createPlans(playbooks: Playbook[], logger?: Logger): Plans {
  const wording = createWording(playbooks);
  const stored = new Map<string, Stored>();
  const prepared = new Map<string, Prepared>();
  const plans = new Map<string, Plan>();

  return {
    get,
    find(key) {
      try {
        return get(key);
      } catch (error) {
        logger?.error({ err: error, plan: key.planHash }, 'a plan cannot be read');
        return null;
      }
    },
    async load(tx, wanted) {
      const missing = [...new Set(wanted)].filter((hash) => !stored.has(hash));
      if (missing.length === 0) return;
      const rows = await tx.plan.findMany({ where: { hash: { in: missing } } });
      for (const { hash, content, texts } of rows) stored.set(hash, { content, texts });
    },
    store,
    async prepare(client, playbook, { source, target, service }) {
      const name = JSON.stringify([playbook.id, source, target, service]);
      const known = prepared.get(name);
      if (known) return known;
      const { phases, steps } = instantiate(playbook, { source, target, service });
      const plan = { phases: toPhases(phases), steps: toSteps(steps) };
      const fresh = { planHash: await store(client, plan), plan };
      prepared.set(name, fresh);
      return fresh;
    },
  };

  function get(key: PlanKey): Plan {
    const { planHash, playbook, method, source, target, service } = key;
    const name = JSON.stringify([planHash, playbook, method, source, target, service]);
    const known = plans.get(name);
    if (known) return known;
    const row = stored.get(planHash);
    if (!row) throw new Error(`plan ${planHash} is not loaded`);
    const plan = fromStored(row, wording(key));
    plans.set(name, plan);
    return plan;
  }

  async function store(tx: Tx, plan: Plan): Promise<string> {
    const row = toStored(plan);
    const hash = await insertPlan(tx, plan, row);
    stored.set(hash, row);
    return hash;
  }
}

const storedPlan = z.tuple([z.object({ hash: z.string() })]);

/**
 * Inserts a plan and returns its hash. Postgres computes the hash, because Postgres writes equal `jsonb` values as the
 * same text.
 */
async function insertPlan(tx: Tx, { phases }: Plan, { content, texts }: Stored): Promise<string> {
  const rows = phases.map(({ slug, position, billed }) => ({ slug, position, billed }));
  const stored = await tx.$queryRaw`
    WITH plan AS (
      SELECT encode(sha256(convert_to(content::text, 'UTF8')), 'hex') AS hash, content
      FROM (SELECT ${JSON.stringify(content)}::jsonb AS content) given
    ), stored AS (
      INSERT INTO "Plan" ("hash", "content", "texts")
      SELECT hash, content, ${JSON.stringify(texts)}::jsonb FROM plan
      ON CONFLICT DO NOTHING RETURNING "hash"
    ), phases AS (
      INSERT INTO "PlanPhase" ("planHash", "slug", "position", "billed")
      SELECT stored."hash", phase.* FROM stored, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS phase("slug" text, "position" int, "billed" boolean)
    )
    SELECT hash FROM plan`;
  return storedPlan.parse(stored)[0].hash;
}

/** Looks up what today's playbooks say about a step: first on the ticket's own path, then on any path. */
function createWording(playbooks: Playbook[]) {
  const anywhere = new Map<string, StepDetails>();
  for (const { steps, variants = [] } of playbooks) {
    for (const step of [...steps, ...variants.flatMap((variant) => variant.steps)])
      if (!anywhere.has(step.id)) anywhere.set(step.id, detailsOf(step));
  }
  return (ticket: PlanKey): ((stepId: string) => StepDetails | undefined) => {
    const playbook = playbooks.find(({ id }) => id === ticket.playbook);
    const variant = playbook?.variants?.find(({ value }) => value === ticket.method);
    const steps = playbook ? instantiate(playbook, ticket, variant).steps : [];
    const own = new Map(steps.map((step) => [step.id, detailsOf(step)]));
    return (id) => own.get(id) ?? anywhere.get(id);
  };
}
