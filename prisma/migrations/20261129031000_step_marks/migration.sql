-- A step's mark says more than that it is done: a lead may have waived it, or it may be open again.
ALTER TABLE "TickedStep" RENAME TO "StepMark";
ALTER TABLE "StepMark" RENAME CONSTRAINT "TickedStep_pkey" TO "StepMark_pkey";
ALTER TABLE "StepMark" RENAME CONSTRAINT "TickedStep_ticketNumber_fkey" TO "StepMark_ticketNumber_fkey";
ALTER TABLE "StepMark" ADD COLUMN "state" TEXT NOT NULL DEFAULT 'done', ADD COLUMN "reason" TEXT;

-- A step that a lead once passed with a reason, and that is still open behind the ticket, counts as waived. Its latest
-- event with a reason says who waived it, when, and why. A closed or reopened ticket has left all of its phases.
INSERT INTO "StepMark" ("ticketNumber", "stepId", "state", "at", "byId", "reason")
SELECT DISTINCT ON (t."number", missing.id) t."number", missing.id, 'waived', e."at", e."actorId", e."data" ->> 'force'
FROM "Ticket" t
JOIN "Event" e ON e."ticketNumber" = t."number" AND e."type" IN ('phase', 'closed') AND e."data" ->> 'force' IS NOT NULL
CROSS JOIN LATERAL jsonb_array_elements_text(coalesce(e."data" -> 'missing', '[]')) AS missing (id)
JOIN "Plan" p ON p."hash" = t."planHash"
JOIN LATERAL (
  SELECT step ->> 'gate' AS gate FROM jsonb_array_elements(p."content" -> 'steps') AS s (step)
  WHERE step ->> 'id' = missing.id
) planned ON true
LEFT JOIN "PlanPhase" gate ON gate."planHash" = t."planHash" AND gate."slug" = planned.gate
LEFT JOIN "PlanPhase" here ON here."planHash" = t."planHash" AND here."slug" = t."phase"
WHERE t."phase" = 'closed' OR gate."position" < here."position"
ORDER BY t."number", missing.id, e."seq" DESC
ON CONFLICT ("ticketNumber", "stepId") DO NOTHING;
