-- The status and the event are spelled "canceled", as American English has it.
UPDATE "Ticket" SET "status" = 'canceled' WHERE "status" = 'cancelled';

-- The text of the event begins with its type.
UPDATE "Event" SET "type" = 'canceled', "text" = regexp_replace("text", '^cancelled', 'canceled')
WHERE "type" = 'cancelled';

-- A subscription with a filter lists the statuses that it hears of.
UPDATE "Subscription" SET "wish" = jsonb_set("wish", '{filter,status}', (
  SELECT jsonb_agg(CASE status WHEN '"cancelled"' THEN '"canceled"' ELSE status END ORDER BY position)
  FROM jsonb_array_elements("wish" #> '{filter,status}') WITH ORDINALITY AS listed (status, position)))
WHERE "wish" #> '{filter,status}' @> '["cancelled"]';
