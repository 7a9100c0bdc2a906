/**
 * A rejected record as it goes to the log again. In: the kept bytes and what an operator changed. Out: a record to publish.
 * Guaranteed: without a change key, value and headers are those of the original, and `wageledger-retry-of` alone joins
 * them; a changed record names as its actor the one who changed it, never the one who sent the original.
 */
import type { PublishRecord } from '#libs/kafka';
import { headersOf, type Header } from './log-hash.js';
import { headerObject } from './rejected-copy.js';

/** The header that names the rejected record, as partition:offset. */
const retryOfHeader = 'wageledger-retry-of';

/** What no edit may set: the one comes from the token, the other from the record. */
export const headersOfRetry: readonly string[] = [retryOfHeader, 'ce_actor'];

/** What an operator changes; what is absent stays. A header that is null goes. */
export type RecordEdit = {
  readonly key?: Buffer | undefined;
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  readonly value?: Buffer | undefined;
};

/** The original of a retry. */
export type RetriedOriginal = {
  readonly partition: number;
  readonly offset: string;
  readonly key: Buffer | null;
  readonly headers: Buffer;
  readonly value: Buffer | null;
};

/** The parts of a record, with its headers as pairs. */
export type RetriedParts = Pick<PublishRecord, 'key' | 'value'> & { readonly headers: readonly Header[] };

/** The record as it will stand in the log; `actor` changed it, where `edit` is there. */
export function retriedParts(
  original: RetriedOriginal,
  edit: RecordEdit | undefined,
  actor: string,
): RetriedParts {
  const changes: Record<string, string | null> = {
    ...edit?.headers,
    ...(edit === undefined ? {} : { ce_actor: actor }),
    [retryOfHeader]: `${original.partition}:${original.offset}`,
  };
  const kept = headersOf(original.headers).filter(([name]) => !Object.hasOwn(changes, name));
  const set = Object.entries(changes).flatMap(([name, text]): Header[] =>
    text === null ? [] : [[name, Buffer.from(text, 'utf8')]],
  );
  return {
    key: edit?.key ?? original.key,
    headers: [...kept, ...set],
    value: edit?.value ?? original.value,
  };
}

/** The parts for the publisher, on the partition of the original. */
export function toPublish({ key, headers, value }: RetriedParts, partition: number): PublishRecord {
  return { partition, key, headers: headerObject(headers), value };
}
