-- DropIndex
DROP INDEX "Ticket_cutover_idx";

-- DropIndex
DROP INDEX "Ticket_slot_idx";

-- DropIndex
DROP INDEX "Ticket_status_ownerId_idx";

-- The order of `list`: stalledAt with nulls last, then number. The included columns are those that filters compare, and
-- stalledAt, because Postgres reads from the index alone only if it also has the columns of the expression.
CREATE INDEX "Ticket_list_idx" ON "Ticket"("status", (coalesce("stalledAt", 'infinity'::timestamptz)), "number")
  INCLUDE ("stalledAt", "nudgeAt", "escalatedAt", "kind", "source", "target", "service", "phase", "waitingOn", "ownerId");

-- The same order for one owner or for tickets without one, for tickets on hold, and for snoozed ones.
CREATE INDEX "Ticket_owner_idx" ON "Ticket"("status", "ownerId", (coalesce("stalledAt", 'infinity'::timestamptz)), "number")
  INCLUDE ("stalledAt");
CREATE INDEX "Ticket_held_idx" ON "Ticket"("status", (coalesce("stalledAt", 'infinity'::timestamptz)), "number")
  INCLUDE ("stalledAt") WHERE "heldAt" IS NOT NULL;
CREATE INDEX "Ticket_snoozed_idx" ON "Ticket"("status", (coalesce("stalledAt", 'infinity'::timestamptz)), "number")
  INCLUDE ("stalledAt", "snoozedUntil") WHERE "snoozedUntil" IS NOT NULL;

-- The order of `list agreed`, for all owners and for one owner. A ticket has a cutover, a slot, or neither.
CREATE INDEX "Ticket_agreed_idx" ON "Ticket"("status", (coalesce("cutover", "slot")), "number")
  INCLUDE ("cutover", "slot") WHERE coalesce("cutover", "slot") IS NOT NULL;
CREATE INDEX "Ticket_owner_agreed_idx" ON "Ticket"("status", "ownerId", (coalesce("cutover", "slot")), "number")
  INCLUDE ("cutover", "slot") WHERE coalesce("cutover", "slot") IS NOT NULL;

-- The blockers that aren't cleared.
CREATE INDEX "TicketBlocker_active_idx" ON "TicketBlocker"("ticketNumber") WHERE "clearedAt" IS NULL;

-- The search. An administrator may have put the extension in another schema, so its operator class is named with that
-- schema. Without `fastupdate`, a search never has to read a backlog of new entries.
DO $$
DECLARE
  home text;
BEGIN
  BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
  EXCEPTION WHEN OTHERS THEN
    RAISE EXCEPTION 'the search needs the Postgres extension pg_trgm, and it could not be created (%). Have an administrator of the server run CREATE EXTENSION pg_trgm in the database "%", or GRANT CREATE ON DATABASE "%" TO "%". Then start again.',
      SQLERRM, current_database(), current_database(), current_user;
  END;
  SELECT n.nspname INTO STRICT home FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
  EXECUTE format(
    $sql$CREATE INDEX "Ticket_search_idx" ON "Ticket" USING gin (
      lower(E'\n' || "customer" || E'\n' || "domain" || E'\n' || "account" || E'\n' || coalesce("rackspaceTicket", ''))
      %I.gin_trgm_ops
    ) WITH (fastupdate = off)$sql$,
    home
  );
END $$;
