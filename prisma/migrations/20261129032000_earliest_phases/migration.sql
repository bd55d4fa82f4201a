-- Steps have an earliest phase, and one step of a plan is the DNS change. Every ticket moves to a plan that says so. Its
-- marks stay.
CREATE TEMPORARY TABLE earliest (step TEXT PRIMARY KEY, phase TEXT, after JSONB, switches BOOLEAN);
INSERT INTO earliest VALUES
    ('P-04', 'plan-review', NULL, NULL),
    ('E-11', 'credentials', NULL, NULL),
    ('E-12', 'trial', NULL, NULL), ('V-05', 'trial', NULL, NULL),
    ('E-14', 'prestage', NULL, NULL), ('V-06', 'prestage', NULL, NULL),
    ('F-04', 'pst-import', NULL, NULL),
    ('E-15', 'customer-testing', '["E-14", "F-04"]', NULL),
    ('E-18', 'cutover', NULL, true), ('U-14', 'cutover', NULL, true), ('V-07', 'cutover', NULL, true),
    ('E-19', 'cutover', NULL, NULL), ('E-20', 'cutover', NULL, NULL), ('U-17', 'cutover', NULL, NULL),
    ('U-18', 'cutover', NULL, NULL), ('V-09', 'cutover', NULL, NULL),
    ('E-21', 'delta', NULL, NULL), ('V-08', 'delta', NULL, NULL),
    ('C-11', 'client-setup', NULL, NULL), ('C-13', 'client-setup', NULL, NULL),
    ('P-16', 'maintenance', NULL, NULL), ('P-17', 'maintenance', NULL, NULL),
    ('P-18', 'password-reset', NULL, NULL), ('P-19', 'password-reset', NULL, NULL), ('P-20', 'password-reset', NULL, NULL),
    ('U-19', 'decommission', NULL, NULL), ('U-20', 'decommission', NULL, NULL), ('P-22', 'decommission', NULL, NULL),
    ('C-09', 'closed', NULL, NULL), ('C-14', 'closed', NULL, NULL);

CREATE TEMPORARY TABLE moved AS
SELECT p."hash" AS "from", encode(sha256(convert_to(c.content::text, 'UTF8')), 'hex') AS "to", c.content, p."texts"
FROM "Plan" p
CROSS JOIN LATERAL (
    SELECT jsonb_set(p."content", '{steps}', coalesce(jsonb_agg(s.step || jsonb_strip_nulls(jsonb_build_object(
        'earliest', CASE WHEN at.phase IS NOT NULL THEN jsonb_strip_nulls(
            jsonb_build_object('phase', at.phase, 'after', first.steps)) END,
        'switches', e.switches
    )) ORDER BY s.n), '[]')) AS content
    FROM jsonb_array_elements(p."content" -> 'steps') WITH ORDINALITY AS s (step, n)
    LEFT JOIN earliest e ON e.step = s.step ->> 'id'
    -- A phase that the plan doesn't have sets no limit. The last phase has another name in each plan.
    LEFT JOIN LATERAL (
        SELECT phase ->> 'slug' AS phase FROM jsonb_array_elements(p."content" -> 'phases') WITH ORDINALITY AS f (phase, n)
        WHERE CASE e.phase WHEN 'closed' THEN f.n = jsonb_array_length(p."content" -> 'phases') ELSE phase ->> 'slug' = e.phase END
    ) at ON true
    LEFT JOIN LATERAL (
        SELECT jsonb_agg(id ORDER BY n) AS steps FROM jsonb_array_elements_text(e.after) WITH ORDINALITY AS a (id, n)
        WHERE p."content" -> 'steps' @> jsonb_build_array(jsonb_build_object('id', id))
    ) first ON true
) c;

INSERT INTO "Plan" ("hash", "content", "texts")
SELECT DISTINCT ON ("to") "to", content, "texts" FROM moved ORDER BY "to", "from"
ON CONFLICT DO NOTHING;
INSERT INTO "PlanPhase" ("planHash", "slug", "position", "lockedOut", "billed", "beforeCutover")
SELECT m."to", f."slug", f."position", f."lockedOut", f."billed", f."beforeCutover"
FROM moved m JOIN "PlanPhase" f ON f."planHash" = m."from"
ON CONFLICT DO NOTHING;
UPDATE "Ticket" t SET "planHash" = m."to" FROM moved m WHERE m."from" = t."planHash" AND m."to" <> m."from";
DELETE FROM "PlanPhase" f USING moved m WHERE f."planHash" = m."from" AND m."to" <> m."from";
DELETE FROM "Plan" p USING moved m WHERE p."hash" = m."from" AND m."to" <> m."from";
DROP TABLE moved;
DROP TABLE earliest;
