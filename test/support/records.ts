// Log records as tests say them: encoded by libs/contracts, so that what is applied went through the real codec.
import { encodeUpdate, type UpdateType } from '#libs/contracts';
import type { LogRecord } from '#libs/kafka';

/** What a test says about a record; `id` is ce_id, the offset unless told. */
export type RecordWords = {
  offset: number;
  employee?: string;
  department?: string;
  id?: string;
  recordedAtMs?: number;
  actor?: string;
};

/** The instant from which test records count: one per ms and offset. */
export const logStartMs = 1_790_000_000_000;

/** A hire. */
export function hireRecord(words: RecordWords & { on: string; paySchedule?: string }): LogRecord {
  const { on, paySchedule } = words;
  const schedule = paySchedule === undefined ? {} : { paySchedule };
  return recordOf(words, 'employment.started', { effectiveDate: on, ...schedule });
}

/** A yearly salary in euros. */
export function salaryRecord(words: RecordWords & { on: string; amount: string }): LogRecord {
  const amount = { amount: words.amount, currency: 'EUR' };
  return recordOf(words, 'salary.set', { amount, per: 'year', effectiveDate: words.on });
}

/** A bonus in euros. */
export function bonusRecord(words: RecordWords & { on: string; amount: string }): LogRecord {
  return recordOf(words, 'bonus.granted', {
    amount: { amount: words.amount, currency: 'EUR' },
    payDate: words.on,
  });
}

/** An update of any type. */
export function updateRecord(words: RecordWords, type: UpdateType, data: unknown): LogRecord {
  return recordOf(words, type, data);
}

/** A record of any bytes without headers, as producers send it that know nothing of the contract. */
export function rawRecord(offset: number, key: Buffer | null, value: Buffer | null): LogRecord {
  return { offset: BigInt(offset), timestampMs: logStartMs + offset, key, headers: [], value };
}

function recordOf(words: RecordWords, type: UpdateType, data: unknown): LogRecord {
  const { key, headers, value } = encodeUpdate({
    type,
    employeeId: words.employee ?? 'E-1',
    department: words.department ?? 'sales',
    source: '/test/clerk',
    id: words.id ?? `update-${words.offset}`,
    actor: words.actor ?? 'clerk@test',
    time: new Date(logStartMs),
    data,
  });
  return {
    offset: BigInt(words.offset),
    timestampMs: words.recordedAtMs ?? logStartMs + words.offset,
    key,
    headers: Object.entries(headers).sort(([left], [right]) => (left < right ? -1 : 1)),
    value,
  };
}
