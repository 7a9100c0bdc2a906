import { Publisher } from '#libs/kafka';
import { eventually } from '../../test/support/eventually.js';
import type { WorkloadRecord } from './updates.js';

const OUTSTANDING_MAX = 16_000;
const PAUSE_BELOW = 12_000;

/** Publishes all of them and gives the records a second at which that went. Throws at the first one refused. */
export async function publishWorkload(
  brokers: string,
  topic: string,
  records: Iterable<WorkloadRecord>,
): Promise<number> {
  const publisher = new Publisher({
    brokers: brokers.split(','),
    clientId: 'bench',
    topic,
    answerWithinMs: 60_000,
  });
  let outstanding = 0;
  let refusal: string | undefined;
  let roomAt = 0;
  let room = (): void => undefined;
  let published = 0;
  // A busy machine takes seconds to connect, and the publisher refuses what waits longer than that.
  await eventually(() => publisher.isReady(), { timeoutMs: 60_000 });
  const startedAt = performance.now();
  try {
    for (const record of records) {
      outstanding += 1;
      published += 1;
      void publisher.publish(record).then((outcome) => {
        if (!outcome.ok) refusal ??= outcome.detail;
        outstanding -= 1;
        if (outstanding <= roomAt) room();
      });
      if (outstanding < OUTSTANDING_MAX) continue;
      roomAt = PAUSE_BELOW;
      await new Promise<void>((resolve) => (room = resolve));
    }
    roomAt = 0;
    if (outstanding > 0) await new Promise<void>((resolve) => (room = resolve));
    if (refusal !== undefined) throw new Error(`the backlog could not be written: ${refusal}`);
  } finally {
    await publisher.close();
  }
  return published / ((performance.now() - startedAt) / 1_000);
}
