-- What someone writes in a thread is about the ticket whose message begins the thread.
CREATE INDEX "Anchor_place_messageId_idx" ON "Anchor"("place", "messageId");
