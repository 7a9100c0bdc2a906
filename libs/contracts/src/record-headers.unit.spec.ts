// Compared with kafkajs's own code in libs/kafka/src/fetched-records.unit.spec.ts.
import { headersForLog, headersInLog, viewOf } from './record-headers.js';

const one = Buffer.from('1');

describe('the headers of a record', () => {
  it('come back sorted by code unit, repeated ones in the order of the log', () => {
    const given = ['b', 'Z', 'ä', 'b', 'a'].map((name, at) => [name, Buffer.from([at])] as const);
    expect(headersInLog(headersForLog(given), viewOf).map(([name, value]) => `${name}${value[0]}`)).toEqual([
      'Z1',
      'a4',
      'b0',
      'b3',
      'ä2',
    ]);
  });

  // Planted: without the look at 0x7f a name remembered from the record before was taken for bytes that are no text.
  it('are not taken for those of the record before where the bytes differ', () => {
    const names = (bytes: Buffer): string[] => headersInLog(bytes, viewOf).map(([name]) => name);
    expect(names(headersForLog([['é', one]]))).toEqual(['é']);
    const noText = Buffer.from(headersForLog([['e', one]]));
    noText[2] = 0xe9;
    expect(names(noText)).toEqual(['\ufffd']);
    expect(names(headersForLog([['e', one]]))).toEqual(['e']);
  });
});
