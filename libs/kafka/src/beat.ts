// In: a batch that is at work. Out: its heartbeats, and whether it may go on.
// Guaranteed: the fault of a heartbeat that was asked for is kept, since a handler's filters may wrap it; that of one on the side is not.
import type { EachBatchPayload } from 'kafkajs';
import { isRebalance } from './kafka-faults.js';
import type { Membership } from './membership.js';

export type Beat = {
  /** Rejects with kafkajs's fault. */
  heartbeat(): Promise<void>;
  /** One on the side, for as long as the batch goes on. */
  tick(): void;
  /** What a heartbeat that was asked for failed by. */
  lost(): unknown;
  goesOn(): boolean;
};

/** `isOurs`: the partition is still this batch's to apply. */
export function beatOf(
  { heartbeat, isRunning, isStale }: EachBatchPayload,
  membership: Membership,
  isOurs: () => boolean,
): Beat {
  let lost: unknown;
  const goesOn = (): boolean => isRunning() && !isStale() && membership.leftFor === undefined && isOurs();
  const sent = async (): Promise<void> => {
    try {
      await heartbeat();
    } catch (error) {
      if (isRebalance(error)) membership.leave(error);
      throw error;
    }
  };
  return {
    heartbeat: async () => {
      try {
        await sent();
      } catch (error) {
        lost = error;
        throw error;
      }
    },
    // One that fails for want of a connection is followed by another; kept as `lost` it would hide what a handler fails by later.
    tick: () => {
      if (goesOn()) void sent().catch(() => undefined);
    },
    lost: () => lost,
    goesOn,
  };
}
