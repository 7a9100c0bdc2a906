// In: a round with a topic of rejected records. Out: what the oracle's points 3 and 4 say of the copies in it, which no
// other round reads. Guaranteed: imports nothing of the product beyond what the harness does.
import { setTimeout as pause } from 'node:timers/promises';
import { type Finding, placeOf } from '../oracle/evidence-of-run.js';
import { readLog } from '../oracle/read-log.js';
import type { Round } from '../round.js';

const TOLD_WITHIN_MS = 15_000;

/** Copies of records that the books have not rejected: point 3, nobody may be told of what a rollback takes back. */
export async function copiesTooEarly(round: Round): Promise<Finding[]> {
  const [copies, rejected] = [await copiedPlaces(round), await rejectedPlaces(round)];
  const early = [...copies].filter((place) => !rejected.has(place));
  return early.map((place) => ({
    point: 'no-phantom',
    kind: 'violation',
    detail: `the rejected topic tells of ${place}, which the books have not rejected`,
  }));
}

/** Rejected records without a copy once the relay had its time: point 4, the offset's outcome was told to nobody. */
export async function copiesMissing(round: Round): Promise<Finding[]> {
  let missing: string[] = [];
  for (const deadline = Date.now() + TOLD_WITHIN_MS; Date.now() < deadline; await pause(500)) {
    const [rejected, copies] = [await rejectedPlaces(round), await copiedPlaces(round)];
    missing = [...rejected].filter((place) => !copies.has(place));
    if (rejected.size > 0 && missing.length === 0) return [];
  }
  return missing.map((place) => ({
    point: 'offsets-accounted',
    kind: 'violation',
    detail: `${place} was rejected, and the rejected topic never told of it`,
  }));
}

async function copiedPlaces(round: Round): Promise<Set<string>> {
  const { records } = await readLog(round.options.servers.brokers, `${round.topic}.rejected`);
  return new Set(
    records.map(({ headers }) =>
      placeOf({
        partition: Number(headers['__connect.errors.partition']),
        offset: BigInt(headers['__connect.errors.offset'] ?? '-1'),
      }),
    ),
  );
}

async function rejectedPlaces(round: Round): Promise<Set<string>> {
  const rows = await round.query<{ partition: number; at: string }>(
    'select partition, "offset"::text as at from rejected_record',
  );
  return new Set(rows.map(({ partition, at }) => placeOf({ partition, offset: BigInt(at) })));
}
