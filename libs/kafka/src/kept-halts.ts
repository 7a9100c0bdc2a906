// In: partitions that stand. Out: their halts in the books, and when an operator has answered one.
// Guaranteed: however long the books are away; a slot in whose place another is ends it.
import type { KafkaLogger } from './client.js';
import type { HaltCode } from './halts.js';
import { detailOf } from './kafka-faults.js';
import { FIRST_PAUSE_MS, idle, longer, pause } from './pause.js';
import type { Ownership, PositionStore } from './positions.js';
import type { Slot } from './slot.js';

export type KeptHaltsOptions = {
  positions: Pick<PositionStore, 'halt' | 'isHalted'>;
  /** Between two looks whether an operator has answered. */
  answerLookMs: number;
  isCurrent: (slot: Slot) => boolean;
  logger: KafkaLogger;
};

export class KeptHalts {
  readonly #options: KeptHaltsOptions;

  constructor(options: KeptHaltsOptions) {
    this.#options = options;
  }

  /** Writes the halt into the books. */
  async keep(slot: Slot, code: HaltCode, detail: string): Promise<void> {
    const { positions, isCurrent, logger } = this.#options;
    for (let pauseMs = FIRST_PAUSE_MS; isCurrent(slot) && slot.ownership; pauseMs = longer(pauseMs)) {
      try {
        return await positions.halt(slot.ownership, code, detail);
      } catch (error) {
        const because = detailOf(error);
        logger.warn('the halt is not written down yet', { partition: slot.partition, detail: because });
        await pause(pauseMs);
      }
    }
  }

  /** True once an operator has answered; false where the slot is another's by then. */
  async isAnswered(slot: Slot): Promise<boolean> {
    const { answerLookMs, isCurrent, logger } = this.#options;
    while (isCurrent(slot) && slot.ownership) {
      await idle(answerLookMs);
      if (!isCurrent(slot) || (await this.#isStillHalted(slot.ownership))) continue;
      logger.info('an operator answered the halt', { partition: slot.partition });
      return isCurrent(slot);
    }
    return false;
  }

  async #isStillHalted(at: Ownership): Promise<boolean> {
    try {
      return await this.#options.positions.isHalted(at);
    } catch (error) {
      this.#options.logger.debug('cannot see whether a halt was answered', { detail: detailOf(error) });
      return true;
    }
  }
}
