/** Rejects with this when work takes longer than it may. */
export class TooLate extends Error {
  override name = 'TooLate';
}

/** The outcome of `work` if it comes within `ms` of real time; rejects with `TooLate` otherwise. The work goes on. */
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
