-- The number of a customer has another name than the account of a person. The index `Ticket_search_idx` follows by itself.
ALTER TABLE "Ticket" RENAME COLUMN "account" TO "accountNumber";
