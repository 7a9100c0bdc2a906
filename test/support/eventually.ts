export type EventuallyOptions = { timeoutMs?: number; intervalMs?: number };

/**
 * Polls `attempt` until it resolves to something other than `undefined` or `false` without throwing, and gives that.
 * Fails after `timeoutMs` with the error of the last attempt, so that a test says what was missing and not only that
 * time ran out. One attempt that never settles is cut off by the same bound.
 */
export async function eventually<T>(
  attempt: () => T | Promise<T>,
  { timeoutMs = 10_000, intervalMs = 50 }: EventuallyOptions = {},
): Promise<Exclude<T, undefined | false>> {
  const deadline = performance.now() + timeoutMs;
  let last: unknown = new Error('no attempt came to an end');
  for (;;) {
    const leftMs = Math.max(deadline - performance.now(), 1);
    try {
      const value = await within(leftMs, attempt);
      if (value !== undefined && value !== false) return value as Exclude<T, undefined | false>;
      last = new Error(`the condition stayed ${String(value)}`);
    } catch (error) {
      if (!(error instanceof Cutoff)) last = error;
    }
    if (performance.now() + intervalMs >= deadline) break;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
  throw new Error(`not within ${timeoutMs} ms: ${last instanceof Error ? last.message : String(last)}`, {
    cause: last,
  });
}

class Cutoff extends Error {}

async function within<T>(leftMs: number, attempt: () => T | Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const cutoff = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Cutoff()), leftMs);
  });
  try {
    return await Promise.race([Promise.resolve().then(attempt), cutoff]);
  } finally {
    clearTimeout(timer);
  }
}
