import type { KafkaMessage } from 'kafkajs';
import { toLogRecord } from './log-record.js';

const bytes = (text: string): Buffer => Buffer.from(text);
const message = (headers: unknown): KafkaMessage =>
  ({ offset: '9007199254740993', timestamp: '1700000000123', key: null, value: null, headers }) as never;

describe('toLogRecord', () => {
  it('keeps offsets beyond what a double can count', () => {
    expect(toLogRecord(message({})).offset).toBe(9007199254740993n);
  });

  it('sorts headers by name and keeps the order of repeated ones', () => {
    const headers = { ce_type: bytes('t'), B: bytes('1'), ce_id: [bytes('y'), bytes('x')] };
    expect(toLogRecord(message(headers)).headers).toEqual([
      ['B', bytes('1')],
      ['ce_id', bytes('y')],
      ['ce_id', bytes('x')],
      ['ce_type', bytes('t')],
    ]);
  });

  it('takes only bytes from a header that shares its name with something every object inherits', () => {
    // What kafkajs makes of a header called "toString": the inherited function, then the value.
    const headers = { toString: [Object.prototype.toString, bytes('v')], empty: null };
    expect(toLogRecord(message(headers)).headers).toEqual([
      ['empty', Buffer.alloc(0)],
      ['toString', bytes('v')],
    ]);
  });
});
