// In: the journal, the log, the books, and pay as REST tells it. Out: each point of the oracle as ok, violation or unknown.
// Guaranteed: imports nothing of the product; books that were not drained are unknown, never ok.
import { type Digest, digestOf } from './digest.js';
import { type Ask, type Evidence, type Finding, placeOf, type Winner } from './evidence-of-run.js';
import { identityOf, stateOf } from './journal.js';
import { askMoney } from './judge-money.js';
import { askReads, askReadsHeld } from './judge-reads.js';
import type { EntryRow } from './read-books.js';
import { byPlace, type LoggedRecord } from './read-log.js';

/** Every fault found; none means that every point holds. Books that were `halted` on purpose need not be drained. */
export function judge(evidence: Evidence, halted = false): Finding[] {
  const findings: Finding[] = [];
  const ask: Ask = (point, holds, detail) => {
    if (!holds) findings.push({ point, kind: 'violation', detail: detail() });
  };
  const drained = isDrained(evidence);
  if (drained !== undefined && !halted) findings.push({ point: 'drained', kind: 'unknown', detail: drained });
  const stamped = stamp(evidence.log.records);
  const counting = winnersOf(evidence, stamped);
  const entries = new Map(evidence.books.entries.map((entry) => [placeOf(entry), entry]));
  // What was not read yet cannot be judged missing; what is there twice or wrong can.
  askOffsets(evidence, ask);
  if (drained === undefined && !halted) {
    askSent(evidence, counting, entries, ask);
    askMoney(evidence, counting, ask);
    if (evidence.replayed === undefined)
      findings.push({ point: 'replay', kind: 'unknown', detail: 'the replay did not come to its end' });
    else {
      const [here, there] = [digestOf(evidence.books), digestOf(evidence.replayed)];
      for (const part of Object.keys(here) as (keyof Digest)[])
        ask('replay', here[part] === there[part], () => `the digest of ${part} differs after a replay`);
    }
  }
  askPhantoms(evidence, stamped, entries, ask);
  askOrder(evidence, ask);
  askReads(evidence.journal, ask);
  // A log that was made anew no longer holds what early reads had seen.
  if (drained === undefined && !halted)
    askReadsHeld(evidence.journal, (seen) => winnersOf(evidence, seen), stamped, ask);
  for (const { writer, owner, partition } of evidence.books.writers)
    ask(
      'owner-wrote',
      owner.endsWith(`/${evidence.writers.get(writer)}`),
      () => `${writer} wrote to partition ${partition} while ${owner} owned it`,
    );
  return findings;
}

function isDrained({ log, books }: Evidence): string | undefined {
  for (const [partition, end] of log.ends) {
    const at = books.positions.find((position) => position.partition === partition);
    if (end > 0n && at?.next !== end)
      return `partition ${partition}: the books stand at ${at?.next ?? 0n} of ${end}${at?.haltCode ? `, ${at.haltCode}` : ''}`;
  }
  return undefined;
}

/** Recorded at: the append time, never earlier than that of the record before it in its partition. */
function stamp(records: readonly LoggedRecord[]): Winner[] {
  const latest = new Map<number, number>();
  return records.map((record) => {
    const recordedAtMs = Math.max(record.appendedAtMs, latest.get(record.partition) ?? 0);
    latest.set(record.partition, recordedAtMs);
    return { ...record, recordedAtMs };
  });
}

/** Of each identity the first valid record by (recorded at, partition, offset). */
function winnersOf({ journal }: Evidence, stamped: readonly Winner[]): Map<string, Winner> {
  const poison = new Set(journal.produced.filter(({ expected }) => expected === 'rejected').map(placeOf));
  const winners = new Map<string, Winner>();
  for (const record of stamped) {
    if (poison.has(placeOf(record))) continue;
    const identity = identityOf({
      source: record.headers['ce_source'] ?? '',
      id: record.headers['ce_id'] ?? '',
    });
    const first = winners.get(identity);
    if (first === undefined || isEarlier(record, first)) winners.set(identity, record);
  }
  return winners;
}

function isEarlier(one: Winner, other: Winner): boolean {
  return (
    one.recordedAtMs - other.recordedAtMs < 0 ||
    (one.recordedAtMs === other.recordedAtMs && byPlace(one, other) < 0)
  );
}

/** Points 1 and 2. */
function askSent(
  { journal, books }: Evidence,
  counting: ReadonlyMap<string, Winner>,
  entries: ReadonlyMap<string, EntryRow>,
  ask: Ask,
): void {
  const elected = new Map([...books.winners].map(([id, place]) => [placeOf(place), id]));
  const timesElected = new Map<string, number>();
  for (const place of books.winners.values()) {
    const entry = entries.get(placeOf(place));
    if (entry === undefined) ask('accepted-once', false, () => `the winner ${placeOf(place)} has no entry`);
    else timesElected.set(entry.updateId, (timesElected.get(entry.updateId) ?? 0) + 1);
  }
  for (const sent of journal.sent) {
    const state = stateOf(sent);
    const point = state === 'accepted' ? 'accepted-once' : 'unknown-at-most-once';
    const name = `${sent.type} ${sent.id} of ${sent.employee}`;
    const first = counting.get(identityOf(sent));
    if (state === 'accepted') ask(point, first !== undefined, () => `${name}: accepted, and not in the log`);
    if (first === undefined) continue;
    const entry = entries.get(placeOf(first));
    ask(point, entry !== undefined, () => `${name}: in the log at ${placeOf(first)}, no entry`);
    ask(
      point,
      elected.has(placeOf(first)),
      () => `${name}: ${placeOf(first)} does not count, another record of it may`,
    );
    if (entry)
      ask(
        point,
        timesElected.get(entry.updateId) === 1,
        () => `${name}: counts ${timesElected.get(entry.updateId) ?? 0} times`,
      );
    for (const answer of sent.answers)
      if (answer.status === 202 && answer.updateId !== undefined && entry)
        ask(
          point,
          answer.updateId === entry.updateId,
          () => `${name}: answered with the id ${answer.updateId}`,
        );
  }
}

/** Point 3. */
function askPhantoms(
  { journal }: Evidence,
  stamped: readonly Winner[],
  entries: ReadonlyMap<string, EntryRow>,
  ask: Ask,
): void {
  const sentBy = new Map(journal.sent.map((sent) => [identityOf(sent), sent]));
  const logged = new Map(stamped.map((record) => [placeOf(record), record]));
  for (const [place, entry] of entries) {
    const record = logged.get(place);
    const isSame =
      record !== undefined &&
      record.value?.equals(entry.value) === true &&
      record.key?.equals(entry.key) === true;
    ask('no-phantom', isSame, () => `the entry ${place} is not what the log holds there`);
    if (record === undefined) continue;
    const sent = sentBy.get(
      identityOf({ source: record.headers['ce_source'] ?? '', id: record.headers['ce_id'] ?? '' }),
    );
    ask('no-phantom', sent !== undefined, () => `nobody sent what the entry ${place} says`);
    if (sent === undefined) continue;
    const isMeant =
      sent.employee === entry.employee && sent.type === entry.type && sameJson(sent.data, entry.data);
    // A request with other content under the same key may be in the log; then it is an entry that must not count.
    ask(
      'no-phantom',
      isMeant || sent.answers.length > 1,
      () => `the entry ${place} differs from what was sent`,
    );
    ask('no-phantom', stateOf(sent) !== 'refused', () => `the entry ${place} was refused to its sender`);
  }
}

/** Point 4. */
function askOffsets({ journal, log, books }: Evidence, ask: Ask): void {
  const records = new Set(log.records.map(placeOf));
  const outcomes = new Map<string, string>();
  const settle = (place: string, outcome: string): void => {
    ask(
      'offsets-accounted',
      !outcomes.has(place),
      () => `${place} ended as ${outcomes.get(place)} and as ${outcome}`,
    );
    outcomes.set(place, outcome);
  };
  for (const entry of books.entries) settle(placeOf(entry), 'entry');
  for (const record of books.rejected) settle(placeOf(record), 'rejected');
  for (const { partition, first, next, kind, answered } of books.gaps)
    for (let offset = first; offset < next; offset += 1n) {
      const place = placeOf({ partition, offset });
      settle(place, kind);
      ask(
        'offsets-accounted',
        answered || !records.has(place),
        () => `${place} holds a record and was passed over`,
      );
    }
  const ends = new Map(books.positions.map(({ partition, next }) => [partition, next]));
  // An effect without its position: the same record would be applied again.
  for (const { partition, offset } of [...books.entries, ...books.rejected])
    ask(
      'offsets-accounted',
      offset < (ends.get(partition) ?? 0n),
      () =>
        `${placeOf({ partition, offset })} has an outcome, and the position is ${ends.get(partition) ?? 0n}`,
    );
  for (const { partition, next } of books.positions)
    for (let offset = 0n; offset < next; offset += 1n) {
      const place = placeOf({ partition, offset });
      ask(
        'offsets-accounted',
        outcomes.has(place),
        () => `${place} is below the position and has no outcome`,
      );
    }
  for (const { partition, offset, expected } of journal.produced) {
    // What was not read yet cannot be judged.
    if (offset === undefined || offset >= (ends.get(partition) ?? 0n)) continue;
    const place = placeOf({ partition, offset });
    ask(
      'offsets-accounted',
      outcomes.get(place) === expected,
      () => `${place} ended as ${outcomes.get(place)}, not ${expected}`,
    );
  }
}

/** Point 6: in each partition one employee's answered requests, one after the other, lie one behind the other. */
function askOrder({ journal, books }: Evidence, ask: Ask): void {
  const latest = new Map<number, number>();
  for (const { partition, offset, recordedAtMs } of books.entries) {
    ask(
      'order',
      recordedAtMs >= (latest.get(partition) ?? 0),
      () => `recorded at steps back at ${partition}:${offset}`,
    );
    latest.set(partition, recordedAtMs);
  }
  const ends = new Map<string, bigint>();
  for (const sent of [...journal.sent].sort((a, b) => a.sequence - b.sequence)) {
    const [only, ...others] = sent.answers;
    // Several attempts may lie anywhere; only an update sent once has one place.
    if (only?.partition === undefined || only.offset === undefined || others.length > 0) continue;
    const lane = `${sent.employee} ${only.partition}`;
    const { offset } = only;
    ask(
      'order',
      offset > (ends.get(lane) ?? -1n),
      () => `${sent.id} of ${lane} was answered later and lies earlier`,
    );
    ends.set(lane, offset);
  }
}

function sameJson(left: unknown, right: unknown): boolean {
  const canonical = (value: unknown): string =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? `{${Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, member]) => `${name}:${canonical(member)}`)
          .join(',')}}`
      : JSON.stringify(value);
  return canonical(left) === canonical(right);
}
