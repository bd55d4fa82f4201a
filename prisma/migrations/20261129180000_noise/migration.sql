-- Some replies are also shown in the channel, not only in the thread.
ALTER TABLE "Delivery" ADD COLUMN "inChannel" BOOLEAN NOT NULL DEFAULT false;

-- When the channel's daily message about escalations was last brought up to date.
ALTER TABLE "Subscription" ADD COLUMN "escalationsTold" TIMESTAMPTZ(3);

-- Subscriptions now have a level. Those that exist keep what they hear: every update in the thread of its ticket. The words
-- for every topic and every ticket had no effect, and now one of them names a level.
UPDATE "Subscription" SET
  "wish" = "wish" || '{"level":"threads"}',
  "said" = trim(regexp_replace("said", '(^|\s+)(everything|all)(?=\s|$)', '', 'gi'));
