/**
 * The topic from its first offset into other books. In: a topic, and up to where each partition is wanted. Out: the books
 * as the same apply makes them. Guaranteed: a Kafka group of its own, so the live consumer loses nothing; what cannot be
 * read (retention, a topic re-created) ends the replay with the reason instead of leaving it out.
 */
import { randomUUID } from 'node:crypto';
import type { Database } from '#libs/database';
import {
  deleteGroup,
  ExactlyOnceKafkaServer,
  type BatchOutcome,
  type KafkaSecurity,
  type LogBatch,
} from '#libs/kafka';
import { BatchApplier } from '../apply-batch.js';
import { ReplayPositions, type Replay } from './replay-positions.js';

export type ReplayOptions = Replay & {
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity | undefined;
  readonly topic: string;
  /** Without any progress for this long the replay gives up. */
  readonly stalledAfterMs?: number;
  /** Offsets done so far, over all partitions. */
  readonly onProgress?: (done: bigint) => void;
};

/** Resolves when every partition stands at its end; rejects with what kept it from getting there. */
export async function replayLog(books: Database, options: ReplayOptions): Promise<void> {
  const { brokers, security, topic, onProgress, stalledAfterMs = 60_000 } = options;
  const positions = new ReplayPositions(books, options);
  if (positions.isComplete()) return;
  const applier = new BatchApplier(books, positions);
  const groupId = `${options.group}-rebuild-${randomUUID()}`;
  const transport = new ExactlyOnceKafkaServer({
    brokers,
    security,
    groupId,
    topic,
    positions,
    clientId: 'wageledger-rebuild',
  });
  const apply = async (batch: LogBatch): Promise<BatchOutcome> => {
    const outcome = await applySegments(batch, positions, applier);
    onProgress?.(positions.done());
    return outcome;
  };
  transport.addHandler(topic, apply, true);
  try {
    await untilComplete(transport, positions, stalledAfterMs);
  } finally {
    await transport.close();
    await deleteGroup({ brokers, security, groupId });
  }
}

async function applySegments(
  batch: LogBatch,
  positions: ReplayPositions,
  applier: BatchApplier,
): Promise<BatchOutcome> {
  const { ownership, expectedOffset, nextOffset } = batch;
  for (const { from, to, isSkipped } of positions.segments(ownership.partition, expectedOffset, nextOffset)) {
    const records = batch.records.filter(({ offset }) => offset >= from && offset < to);
    const outcome = isSkipped
      ? await positions.jump(ownership, from, to)
      : await applier.apply({ ...batch, records, expectedOffset: from, nextOffset: to });
    if (outcome === 'fenced') return outcome;
    positions.note(ownership.partition, to);
  }
  return 'committed';
}

function untilComplete(
  transport: ExactlyOnceKafkaServer,
  positions: ReplayPositions,
  stalledAfterMs: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let [last, sinceMs] = [-1n, Date.now()];
    // Looked at, not only told: a log may end with control markers, which no batch shows.
    const look = setInterval(() => {
      if (positions.isComplete()) return end();
      const done = positions.done();
      if (done !== last) [last, sinceMs] = [done, Date.now()];
      else if (Date.now() - sinceMs > stalledAfterMs) end(new Error(stallOf(transport, stalledAfterMs)));
    }, 50);
    const end = (fault?: unknown): void => {
      clearInterval(look);
      if (fault === undefined) resolve();
      else reject(fault);
    };
    transport.on('crashed', (reason) => end(new Error(`the consumer of the replay ended: ${reason}`)));
    transport.on('halted', (partition, code, detail) => {
      // Behind the end nothing is read any more, whatever became of the topic there.
      if (!positions.isAtEnd(partition))
        end(new Error(`partition ${partition} cannot be replayed: ${code}, ${detail}`));
    });
    void transport.listen((fault) => fault !== undefined && end(fault));
  });
}

function stallOf(transport: ExactlyOnceKafkaServer, ms: number): string {
  const { waitingFor, partitions } = transport.state();
  const waiting =
    waitingFor ?? partitions.find(({ detail }) => detail !== undefined)?.detail ?? 'no more records came';
  return `nothing was replayed for ${ms / 1_000} s: ${waiting}`;
}
