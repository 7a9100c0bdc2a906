/*
 * What the log of this process tells of the applied chunks. In: each chunk right after its commit. Out: for live traffic a line
 * per record, with which an update is found by its id, its place in the log or its trace; for a backlog a line per chunk, or
 * writing lines would take longer than applying. Never an amount, a name or anything else of a record's value.
 */
import type { AppliedChunk } from '#libs/ledger';
import { readTraceparent, type Logger } from '#libs/platform';

/** A chunk of up to as many records gets a line for each. */
const recordsMax = 20;

/** Writes the lines of a chunk. */
export function logApplied(
  logger: Logger,
  { partition, records: read, entries, repeated, rejected, counts }: AppliedChunk,
): void {
  const records = entries.length + rejected.length;
  if (records === 0) return;
  if (records > recordsMax) {
    const [first, last] = [read.at(0)?.offset, read.at(-1)?.offset];
    logger.info(
      { partition, firstOffset: String(first), lastOffset: String(last), ...counts },
      'chunk applied',
    );
    if (!logger.isLevelEnabled('debug')) return;
  }
  const level = records > recordsMax ? 'debug' : 'info';
  const isRepeated = new Set(repeated);
  const headersAt = new Map(read.map(({ offset, headers }) => [offset, headers]));
  for (const one of entries) {
    const { updateId, type, offset } = one.entry;
    const outcome = isRepeated.has(one) ? 'repeated' : 'applied';
    logger[level](
      { updateId, type, partition, offset: String(offset), outcome, ...traceOf(headersAt.get(offset)) },
      'update is in the books',
    );
  }
  for (const { offset, code } of rejected)
    logger.warn(
      { partition, offset: String(offset), code, ...traceOf(headersAt.get(offset)) },
      'record rejected',
    );
}

/** The trace that the publisher wrote into the record; none where it wrote nothing that may be believed. */
function traceOf(headers: AppliedChunk['records'][number]['headers'] = []): { traceId?: string } {
  const header = headers.find(([name]) => name === 'traceparent')?.[1];
  const trace = readTraceparent(header?.toString('latin1'));
  return trace === undefined ? {} : { traceId: trace.traceId };
}
