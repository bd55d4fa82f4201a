import type { Database } from '../../src/db/client.ts';

/** Makes changes wait before their transactions begin. Reads go on. Returns a function that lets the changes continue. */
export function holdTransactions(database: Database): () => void {
  const { transaction } = database;
  const released = Promise.withResolvers<void>();
  database.transaction = async (...work) => {
    await released.promise;
    return transaction(...work);
  };
  return () => {
    database.transaction = transaction;
    released.resolve();
  };
}
