/*
 * What the log of this process tells of the applied chunks. In: each chunk right after its commit. Out: for live traffic a line
 * per record, with which an update is found by its id, its place in the log or its trace; for a backlog a line per chunk, or
 * writing lines would take longer than applying. Never an amount, a name or anything else of a record's value.
 */
import { headersOf, type AppliedChunk } from '#libs/ledger';
import { readTraceparent, type Logger } from '#libs/platform';

/** A chunk of up to as many records gets a line for each. */
const recordsMax = 20;

/** Writes the lines of a chunk. */
export function logApplied(
  logger: Logger,
  { partition, entries, repeated, rejected, counts }: AppliedChunk,
): void {
  const records = entries.length + rejected.length;
  if (records === 0) return;
  if (records > recordsMax) {
    const offsets = [...entries, ...rejected].map(({ offset }) => offset);
    const [first, last] = [smallest(offsets), largest(offsets)];
    logger.info(
      { partition, firstOffset: String(first), lastOffset: String(last), ...counts },
      'chunk applied',
    );
    if (!logger.isLevelEnabled('debug')) return;
  }
  const level = records > recordsMax ? 'debug' : 'info';
  const isRepeated = new Set(repeated);
  for (const entry of entries) {
    const { offset, headers, update } = entry;
    const { updateId, type } = update;
    const outcome = isRepeated.has(entry) ? 'repeated' : 'applied';
    logger[level](
      { updateId, type, partition, offset: String(offset), outcome, ...traceOf(headers) },
      'update is in the books',
    );
  }
  for (const { offset, headers, code } of rejected)
    logger.warn({ partition, offset: String(offset), code, ...traceOf(headers) }, 'record rejected');
}

/** The trace that the publisher wrote into the record; none where it wrote nothing that may be believed. */
function traceOf(headers: Buffer): { traceId?: string } {
  const header = headersOf(headers).find(([name]) => name === 'traceparent')?.[1];
  const trace = readTraceparent(header?.toString('latin1'));
  return trace === undefined ? {} : { traceId: trace.traceId };
}

function smallest(offsets: readonly bigint[]): bigint | undefined {
  return offsets.reduce((least, offset) => (offset < least ? offset : least));
}

function largest(offsets: readonly bigint[]): bigint | undefined {
  return offsets.reduce((most, offset) => (offset > most ? offset : most));
}
