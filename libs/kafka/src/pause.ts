/** Waits. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits, but keeps no process from ending. */
export const idle = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

export const FIRST_PAUSE_MS = 50;

/** The next pause of a loop: doubles up to one second, quick for a blip and well within ten seconds after an outage. */
export const longer = (ms: number): number => Math.min(ms * 2, 1_000);

/** False when `work` has not settled after `ms`; how it settled is not asked. Leaves no timer behind. */
export async function settlesWithin(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const settled = work.then(
    () => true,
    () => true,
  );
  try {
    return await Promise.race([settled, limit]);
  } finally {
    clearTimeout(timer);
  }
}

export type Deferred<T> = { promise: Promise<T>; resolve(value: T): void; reject(fault: unknown): void };

/** A promise settled from outside (`Promise.withResolvers` is younger than the oldest Node that this runs on). */
export function deferred<T>(): Deferred<T> {
  let settle: Omit<Deferred<T>, 'promise'> | undefined;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  // The executor has run by now.
  return { promise, ...(settle as unknown as Omit<Deferred<T>, 'promise'>) };
}
