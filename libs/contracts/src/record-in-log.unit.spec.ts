// Compared with kafkajs's own code in libs/kafka/src/fetched-records.unit.spec.ts.
// Planted, each seen failing here: the value read where the key is, a null part read as no bytes, the end of the record not
// minded, numbers read on for ever, lengths below that of null taken for it.
import * as fc from 'fast-check';
import { viewOf } from './record-headers.js';
import { RecordInLog, recordForLog } from './record-in-log.js';

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const headers = fc
  .uniqueArray(fc.string({ maxLength: 90, unit: 'binary' }), { maxLength: 5 })
  .map((names) => names.sort((left, right) => (left < right ? -1 : 1)))
  .chain((names) => fc.tuple(...names.map((name) => fc.tuple(fc.constant(name), bytes))));

/** In the midst of other bytes. */
function placed(record: Buffer): RecordInLog {
  return new RecordInLog(
    Buffer.concat([Buffer.from('before'), record, Buffer.alloc(400, 1)]),
    6,
    6 + record.length,
  );
}

describe('a record in the log', () => {
  it('has the key, the value and the headers that it was written with', () => {
    fc.assert(
      fc.property(fc.option(bytes), fc.option(bytes), headers, (key, value, pairs) => {
        const record = placed(recordForLog(key, value, pairs));
        expect([record.key, record.value, record.headersAs(viewOf)]).toEqual([key, value, pairs]);
        expect(record.timeDelta).toBe(0n);
      }),
    );
  });

  it('is refused where it ends before its parts do, whatever follows it', () => {
    const whole = recordForLog(Buffer.from('key'), Buffer.from('value'), [['name', Buffer.from('v')]]);
    for (let end = 0; end < whole.length; end += 1) {
      const cut = placed(whole.subarray(0, end));
      expect(() => [cut.timeDelta, cut.key, cut.value, cut.headersAs(viewOf)]).toThrow(RangeError);
    }
  });

  it('is refused for lengths that no part can have', () => {
    // Of a key, a value, the name and the value of a header; -2 as a zigzag varint.
    for (const parts of [[3], [1, 3], [1, 1, 2, 3], [1, 1, 2, 1, 3]]) {
      const record = placed(Buffer.from([0, 0, 0, ...parts, ...Buffer.alloc(9)]));
      expect(() => [record.key, record.value, record.headersAs(viewOf)]).toThrow(RangeError);
    }
  });

  it('is refused for numbers without an end', () => {
    const of = (...rest: number[]): RecordInLog => placed(Buffer.from([0, ...rest]));
    expect(() => of(0, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0).key).toThrow(RangeError);
    expect(() => of(...Buffer.alloc(10, 0x80), 0).timeDelta).toThrow(RangeError);
  });
});
