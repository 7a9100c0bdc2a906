// Faults of all kinds, one after the other as the seed says, on one set of books.
import type { Fault } from '../fault.js';

/** Of these any may follow any other; what comes before must not keep the next from being judged. */
export function mixOf(parts: readonly Fault[]): Fault {
  return {
    name: 'mixed',
    brokers: 1,
    timesShort: 6,
    timesLong: 30,
    inject: async (scene, nth) => {
      const fault = scene.random.pick(parts);
      try {
        const count = await fault.inject(scene, nth);
        if (scene.round.consumers().length === 0) await scene.round.startConsumer();
        return count ?? 1;
      } catch (error) {
        throw new Error(`${fault.name}: ${error instanceof Error ? error.message : String(error)}`, {
          cause: error,
        });
      }
    },
  };
}
