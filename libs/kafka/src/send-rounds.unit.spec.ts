import type { Message } from 'kafkajs';
import type { Batches, SendOutcome } from './producer-link.js';
import { SendRounds } from './send-rounds.js';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const batch = (records = 1): Message[] => Array.from({ length: records }, (_, at) => ({ value: `r${at}` }));
const sentAt = (baseOffset: bigint): SendOutcome => ({ kind: 'sent', baseOffset });

/** Rounds as they were begun; each is answered when the test says so, by partition or for all alike. */
class Line {
  readonly begun: { partitions: number[]; answer(outcomes: SendOutcome | Map<number, SendOutcome>): void }[] =
    [];
  readonly rounds = new SendRounds(
    (batches: Batches) =>
      new Promise((resolve) => {
        const partitions = [...batches.keys()];
        const answer = (outcomes: SendOutcome | Map<number, SendOutcome>): void =>
          resolve(outcomes instanceof Map ? outcomes : new Map(partitions.map((one) => [one, outcomes])));
        this.begun.push({ partitions, answer });
      }),
  );

  partitions(): number[][] {
    return this.begun.map(({ partitions }) => partitions);
  }
}

async function until(condition: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 5_000; !condition() && Date.now() < deadline;) await turn();
  expect(condition()).toBe(true);
}

describe('SendRounds', () => {
  it('sends in one round what waits together, and in the next what came meanwhile', async () => {
    const line = new Line();
    const first = [0, 1, 2].map((partition) => line.rounds.send(partition, batch()));
    await until(() => line.begun.length === 1);
    const second = [3, 4].map((partition) => line.rounds.send(partition, batch()));
    line.begun[0]!.answer(new Map([0, 1, 2].map((partition) => [partition, sentAt(BigInt(partition))])));
    expect(await Promise.all(first)).toEqual([sentAt(0n), sentAt(1n), sentAt(2n)]);
    await until(() => line.begun.length === 2);
    expect(line.partitions()).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    line.begun[1]!.answer(sentAt(7n));
    expect(await Promise.all(second)).toEqual([sentAt(7n), sentAt(7n)]);
  });

  it('holds nobody up behind a leader that hangs', async () => {
    const line = new Line();
    void line.rounds.send(0, batch());
    await until(() => line.begun.length === 1);
    const other = line.rounds.send(1, batch());
    await until(() => line.begun.length === 2);
    line.begun[1]!.answer(sentAt(5n));
    expect(await other).toEqual(sentAt(5n));
  });

  it('makes no batch wait for company that is large enough, and no round too large', async () => {
    const line = new Line();
    void line.rounds.send(0, batch());
    await until(() => line.begun.length === 1);
    for (const partition of [1, 2, 3]) void line.rounds.send(partition, batch(600));
    await until(() => line.begun.length === 4);
    expect(line.partitions()).toEqual([[0], [1], [2], [3]]);
  });

  it('sends a partition that failed alone until it succeeds', async () => {
    const line = new Line();
    const failed = [0, 1].map((partition) => line.rounds.send(partition, batch()));
    await until(() => line.begun.length === 1);
    line.begun[0]!.answer({ kind: 'retry', detail: 'leader away' });
    expect((await Promise.all(failed)).map(({ kind }) => kind)).toEqual(['retry', 'retry']);
    const again = [0, 1].map((partition) => line.rounds.send(partition, batch()));
    expect(line.partitions().slice(1)).toEqual([[0], [1]]);
    line.begun[1]!.answer(sentAt(1n));
    line.begun[2]!.answer({ kind: 'retry', detail: 'leader away' });
    await Promise.all(again);
    for (const partition of [0, 1, 2]) void line.rounds.send(partition, batch());
    await until(() => line.begun.length === 5);
    expect(line.partitions().slice(3)).toEqual([[1], [0, 2]]);
  });

  it('finds out by single sends whom a refusal was meant for', async () => {
    const line = new Line();
    const both = [0, 1].map((partition) => line.rounds.send(partition, batch()));
    await until(() => line.begun.length === 1);
    line.begun[0]!.answer({ kind: 'too-large', detail: 'one of them' });
    await until(() => line.begun.length === 3);
    expect(line.partitions().slice(1)).toEqual([[0], [1]]);
    line.begun[1]!.answer({ kind: 'too-large', detail: 'this one' });
    line.begun[2]!.answer(sentAt(3n));
    expect(await Promise.all(both)).toEqual([{ kind: 'too-large', detail: 'this one' }, sentAt(3n)]);
  });
});
