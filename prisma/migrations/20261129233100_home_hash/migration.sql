-- Slack takes back its own hash of a view, and refuses an update of a view that has changed since then.
ALTER TABLE "HomeTab" ADD COLUMN "hash" TEXT;
