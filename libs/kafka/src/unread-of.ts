// In: a batch as kafkajs brings it. Out: what of it is to be applied, and how to know its last record again.
// Guaranteed: it begins where the partition was to be read on, and follows the record that was read last where that is asked for;
// nothing of a batch that is damaged.
import type { EachBatchPayload } from 'kafkajs';
import { FetchedRecord } from './fetched-records.js';
import { lastReadOf } from './last-read.js';
import { toLogRecord } from './log-record.js';
import type { PartitionClaims } from './partition-claims.js';
import type { LastRead } from './positions.js';
import { fetchOffsetOf, type Running } from './slot.js';

export type Batch = EachBatchPayload['batch'] & { /** missing from kafkajs's types */ fetchedOffset: string };
export type Unread = { messages: Batch['messages']; last: LastRead };

/** Undefined where nothing is to be applied; what is to be done then the claims have been told. */
export function unreadOf(
  batch: Batch,
  slot: Running,
  claims: PartitionClaims,
): Unread | 'damaged' | undefined {
  // `isStale` knows pending seeks only; the offset that was asked for is the real check.
  if (BigInt(batch.fetchedOffset) !== fetchOffsetOf(slot)) {
    claims.strayed(slot, batch.fetchedOffset);
    return undefined;
  }
  const end: unknown = batch.messages.at(-1);
  if (end instanceof FetchedRecord && end.isDamaged) return 'damaged';
  if (slot.unconfirmed && !claims.isSameLog(slot, batch.messages.slice(0, 1).map(toLogRecord)[0]))
    return undefined;
  // By offset, not by place: between that record and where the partition is read on there may be some that an operator skipped.
  const isUnread = (message: Batch['messages'][number]): boolean =>
    toLogRecord(message).offset >= slot.readOffset;
  const messages = slot.unconfirmed ? batch.messages.filter(isUnread) : batch.messages;
  const [last] = messages.slice(-1).map(toLogRecord);
  if (last !== undefined) return { messages, last: lastReadOf(last) };
  claims.confirmed(slot);
  return undefined;
}
