-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "refusal" TEXT,
    "admin" BOOLEAN NOT NULL DEFAULT false,
    "role" TEXT,
    "fetchedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BotIdentity" (
    "platform" TEXT NOT NULL,
    "identity" JSONB NOT NULL,
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BotIdentity_pkey" PRIMARY KEY ("platform")
);

-- CreateTable
CREATE TABLE "Ticket" (
    "number" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "playbook" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "customer" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "channel" TEXT,
    "rackspaceTicket" TEXT,
    "mailboxes" INTEGER,
    "sizeGb" DOUBLE PRECISION,
    "bandwidth" DOUBLE PRECISION,
    "hosting" TEXT,
    "sourceUrl" TEXT,
    "contact" TEXT,
    "method" TEXT,
    "targetDate" TEXT,
    "cutover" TIMESTAMPTZ(3),
    "slot" TIMESTAMPTZ(3),
    "billingTarget" TEXT,
    "nextBilling" TEXT,
    "unavailableFrom" TEXT,
    "unavailableTo" TEXT,
    "cadence" INTEGER,
    "relatedNumber" INTEGER,
    "status" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "phaseEnteredAt" TIMESTAMPTZ(3) NOT NULL,
    "waitingOn" TEXT NOT NULL,
    "waitingFor" TEXT,
    "ownerId" TEXT,
    "openedById" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "progressAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "clockFrom" TIMESTAMPTZ(3) NOT NULL,
    "clockSpent" INTEGER NOT NULL DEFAULT 0,
    "nudgeAt" TIMESTAMPTZ(3),
    "stalledAt" TIMESTAMPTZ(3),
    "escalatedAt" TIMESTAMPTZ(3),
    "heldAt" TIMESTAMPTZ(3),
    "holdUntil" TIMESTAMPTZ(3),
    "holdReason" TEXT,
    "holdExpiredAt" TIMESTAMPTZ(3),
    "lastEvent" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "TicketPhase" (
    "ticketNumber" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "waitingOn" TEXT NOT NULL,
    "clock" JSONB,
    "lockedOut" BOOLEAN NOT NULL DEFAULT false,
    "billed" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "TicketPhase_pkey" PRIMARY KEY ("ticketNumber","position")
);

-- CreateTable
CREATE TABLE "TicketStep" (
    "ticketNumber" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "gate" TEXT,
    "required" BOOLEAN NOT NULL,
    "sequence" TEXT,
    "fact" TEXT,
    "trace" TEXT,
    "article" TEXT,
    "doneAt" TIMESTAMPTZ(3),
    "doneById" TEXT,

    CONSTRAINT "TicketStep_pkey" PRIMARY KEY ("ticketNumber","id")
);

-- CreateTable
CREATE TABLE "Event" (
    "ticketNumber" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT,
    "text" TEXT NOT NULL,
    "progress" BOOLEAN NOT NULL,
    "data" JSONB NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("ticketNumber","seq")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Subscription" (
    "place" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Subscription_pkey" PRIMARY KEY ("place")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" BIGSERIAL NOT NULL,
    "place" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "anchor" TEXT,
    "card" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "messageId" TEXT,
    "reason" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Anchor" (
    "place" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,

    CONSTRAINT "Anchor_pkey" PRIMARY KEY ("place","key")
);

-- CreateTable
CREATE TABLE "Destination" (
    "place" TEXT NOT NULL,
    "notBefore" TIMESTAMPTZ(3),
    "leasedBy" TEXT,
    "leaseEnds" TIMESTAMPTZ(3),

    CONSTRAINT "Destination_pkey" PRIMARY KEY ("place")
);

-- CreateTable
CREATE TABLE "SeenRequest" (
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SeenRequest_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "DigestSchedule" (
    "place" TEXT NOT NULL,
    "time" TEXT NOT NULL,
    "days" TEXT NOT NULL,
    "setById" TEXT NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DigestSchedule_pkey" PRIMARY KEY ("place")
);

-- CreateTable
CREATE TABLE "DigestRun" (
    "place" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DigestRun_pkey" PRIMARY KEY ("place","day")
);

-- CreateTable
CREATE TABLE "DailyFigure" (
    "day" TEXT NOT NULL,
    "open" INTEGER NOT NULL,
    "stalled" INTEGER NOT NULL,

    CONSTRAINT "DailyFigure_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "Ticket_status_stalledAt_idx" ON "Ticket"("status", "stalledAt");

-- CreateIndex
CREATE INDEX "Ticket_status_ownerId_idx" ON "Ticket"("status", "ownerId");

-- CreateIndex
CREATE INDEX "Ticket_status_phase_idx" ON "Ticket"("status", "phase");

-- CreateIndex
CREATE INDEX "Ticket_domain_idx" ON "Ticket"("domain");

-- CreateIndex
CREATE INDEX "Ticket_holdUntil_idx" ON "Ticket"("holdUntil");

-- CreateIndex
CREATE INDEX "Ticket_holdExpiredAt_idx" ON "Ticket"("holdExpiredAt");

-- CreateIndex
CREATE INDEX "Ticket_cutover_idx" ON "Ticket"("cutover");

-- CreateIndex
CREATE INDEX "Ticket_slot_idx" ON "Ticket"("slot");

-- CreateIndex
CREATE INDEX "Ticket_targetDate_idx" ON "Ticket"("targetDate");

-- CreateIndex
CREATE INDEX "Ticket_billingTarget_idx" ON "Ticket"("billingTarget");

-- CreateIndex
CREATE INDEX "Ticket_nextBilling_idx" ON "Ticket"("nextBilling");

-- CreateIndex
CREATE UNIQUE INDEX "TicketPhase_ticketNumber_slug_key" ON "TicketPhase"("ticketNumber", "slug");

-- CreateIndex
CREATE INDEX "Delivery_place_state_id_idx" ON "Delivery"("place", "state", "id");

-- CreateIndex
CREATE INDEX "Delivery_state_place_idx" ON "Delivery"("state", "place");

-- CreateIndex
CREATE INDEX "SeenRequest_at_idx" ON "SeenRequest"("at");

-- CreateIndex
CREATE INDEX "DigestSchedule_nextAt_idx" ON "DigestSchedule"("nextAt");

-- AddForeignKey
ALTER TABLE "TicketPhase" ADD CONSTRAINT "TicketPhase_ticketNumber_fkey" FOREIGN KEY ("ticketNumber") REFERENCES "Ticket"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TicketStep" ADD CONSTRAINT "TicketStep_ticketNumber_fkey" FOREIGN KEY ("ticketNumber") REFERENCES "Ticket"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Event" ADD CONSTRAINT "Event_ticketNumber_fkey" FOREIGN KEY ("ticketNumber") REFERENCES "Ticket"("number") ON DELETE RESTRICT ON UPDATE CASCADE;
