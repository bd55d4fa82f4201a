/** The error for work that takes too long. */
export class TooLate extends Error {
  override name = 'TooLate';
}

/** Settles like `work`, or rejects with `TooLate` after `ms` of real time. Does not stop the work. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate(`no answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
