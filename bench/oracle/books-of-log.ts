// In: the log, the projected periods. Out: the books that the log must give.
// Guaranteed: read with the oracle's own reader, decoded, ordered and elected by code of its own; of the product it takes
// the identity of an update and the rules of pay (libs/domain, which a second program in another language checks), and
// nothing of what applies the log.
import { updateIdOf } from '#libs/contracts';
import {
  computePay,
  defaultPayPolicy,
  entryOf,
  fold,
  payByDepartment,
  type Entry,
  type PayPeriod,
  type RawEntry,
} from '#libs/domain';
import { type LoggedRecord, readEach } from '../../test/faults/oracle/read-log.js';
import { type BookLines, orderedJson } from './books.js';
import { payLine } from './books-of-database.js';

type Kept = RawEntry & { readonly version: 1 };
const READ_WITHIN_MS = 300_000;
const DECISIONS = '1900-01-01';

export async function booksOfLog(
  brokers: string,
  topic: string,
  periods: readonly PayPeriod[],
): Promise<{ lines: BookLines; entries: Map<string, RawEntry[]> }> {
  const latest = new Map<number, number>();
  const winners = new Map<string, Kept>();
  const lines: BookLines = { entries: [], outcomes: [], positions: [], pay: [] };
  const kept: Kept[] = [];
  const { ends } = await readEach({ brokers, topic, withinMs: READ_WITHIN_MS }, (record) => {
    const recordedAtMs = Math.max(record.appendedAtMs, latest.get(record.partition) ?? 0);
    latest.set(record.partition, recordedAtMs);
    const entry = entryIn(record, recordedAtMs);
    if (entry === undefined) return lines.outcomes.push(`${placeOf(record)} VALUE_NOT_DECODABLE`);
    kept.push(entry);
    const first = winners.get(entry.updateId);
    if (first === undefined || isEarlier(entry, first)) winners.set(entry.updateId, entry);
    return undefined;
  });
  for (const entry of kept) {
    const { employeeId, department, type, effectiveDate, recordedAtMs, actor, data } = entry;
    const place = placeOf(entry);
    lines.entries.push(
      [place, employeeId, department, type, effectiveDate, recordedAtMs, actor, orderedJson(data)].join(' '),
    );
    lines.outcomes.push(`${place} ${winners.get(entry.updateId) === entry ? 'counts' : 'repeats'}`);
  }
  for (const [partition, end] of ends) if (end > 0n) lines.positions.push(`${partition} ${end}`);
  const entries = byEmployee(winners.values());
  for (const [employeeId, own] of entries) lines.pay.push(...payLines(employeeId, own.map(entryOf), periods));
  return { lines, entries };
}

function entryIn(
  { partition, offset, key, headers, value }: LoggedRecord,
  recordedAtMs: number,
): Kept | undefined {
  let data: Record<string, unknown>;
  try {
    data = JSON.parse(String(value)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
  const type = headers['ce_type'] ?? '';
  const department = headers['ce_department'] ?? '';
  const period = data['period'] as { start: string } | undefined;
  const date =
    data['effectiveDate'] ?? data['payDate'] ?? data['startDate'] ?? data['lastDay'] ?? data['lastDate'];
  return {
    partition,
    offset,
    recordedAtMs,
    type,
    department,
    data,
    version: 1,
    updateId: updateIdOf(headers['ce_source'] ?? '', headers['ce_id'] ?? ''),
    employeeId: type === 'budget.set' ? `department:${department}` : String(key),
    effectiveDate: period?.start ?? (typeof date === 'string' ? date : DECISIONS),
    actor: headers['ce_actor'] ?? '',
  };
}

function payLines(employeeId: string, entries: readonly Entry[], periods: readonly PayPeriod[]): string[] {
  const timeline = fold(entries);
  return periods.flatMap((period) => {
    const pay = computePay(timeline, period, defaultPayPolicy(period.schedule));
    const who = `${employeeId} ${period.schedule} ${period.start} ${period.end}`;
    return payByDepartment(timeline, pay).map(({ department, gross }) =>
      payLine(`${who} ${department}`, gross),
    );
  });
}

function isEarlier(one: Kept, other: Kept): boolean {
  if (one.recordedAtMs !== other.recordedAtMs) return one.recordedAtMs < other.recordedAtMs;
  return one.partition === other.partition ? one.offset < other.offset : one.partition < other.partition;
}

function byEmployee(entries: Iterable<Kept>): Map<string, RawEntry[]> {
  const own = new Map<string, RawEntry[]>();
  for (const entry of entries) {
    const list = own.get(entry.employeeId);
    if (list === undefined) own.set(entry.employeeId, [entry]);
    else list.push(entry);
  }
  return own;
}

function placeOf({ partition, offset }: { partition: number; offset: bigint }): string {
  return `${partition}:${offset}`;
}
