import { updateIdOf } from '#libs/contracts';
import { openBooks, type Books } from '../../../test/support/books.js';
import { bonusRecord, rawRecord, salaryRecord } from '../../../test/support/records.js';
import { PositionWatch } from './position-watch.js';
import { UpdateReader } from './update-reader.js';

const scope = { groupId: 'payroll-consumer', topic: 'salary-updates' };
const on = '2026-11-20';
let books: Books;
let reader: UpdateReader;

beforeEach(async () => {
  books = await openBooks();
  reader = new UpdateReader(books.database, new PositionWatch(books.database, scope), scope);
});

afterEach(() => books.close());

const idOf = (id: string) => updateIdOf('/test/clerk', id);
const at = (partition: number, offset: number) => ({ partition, offset: BigInt(offset) });
const place = (partition: number, offset: number) => ({
  topic: 'salary-updates',
  partition,
  offset: `${offset}`,
});

describe('UpdateReader', () => {
  it('names the record that counts, its repetitions and what used its id for something else', async () => {
    await books.applyNext(1, [
      bonusRecord({ offset: 0, on, amount: '5.00', id: 'one' }),
      bonusRecord({ offset: 1, on, amount: '5.00', id: 'one' }),
      bonusRecord({ offset: 2, on, amount: '7.00', id: 'one' }),
    ]);
    expect(await reader.updateState(idOf('one'), undefined)).toEqual({
      updateId: idOf('one'),
      state: 'applied',
      anomalies: ['BONUS_BEFORE_HIRE'],
      coordinates: [
        { ...place(1, 0), outcome: 'applied' },
        { ...place(1, 1), outcome: 'duplicate' },
        { ...place(1, 2), outcome: 'conflict' },
      ],
    });
  });

  it('follows the winner when an earlier record of the id comes late', async () => {
    await books.applyNext(1, [
      bonusRecord({ offset: 0, on, amount: '5.00', id: 'one', recordedAtMs: 1_790_000_500_000 }),
    ]);
    await books.applyNext(2, [
      bonusRecord({ offset: 0, on, amount: '7.00', id: 'one', recordedAtMs: 1_790_000_400_000 }),
    ]);
    expect((await reader.updateState(idOf('one'), undefined))?.coordinates).toEqual([
      { ...place(2, 0), outcome: 'applied' },
      { ...place(1, 0), outcome: 'conflict' },
    ]);
  });

  it('says pending until the books reach the place, and unknown once they have passed it', async () => {
    expect(await reader.updateState(idOf('one'), at(4, 0))).toEqual({
      updateId: idOf('one'),
      state: 'pending',
      coordinates: [],
    });
    await books.applyNext(4, [bonusRecord({ offset: 0, on, amount: '5.00', id: 'other' })]);
    expect(await reader.updateState(idOf('one'), at(4, 0))).toBeUndefined();
    expect(await reader.updateState(idOf('one'), at(4, 1))).toMatchObject({ state: 'pending' });
    expect(await reader.updateState(idOf('one'), undefined)).toBeUndefined();
  });

  // Planted once: without the comparison of ids the second question was answered "rejected" as well.
  it('says rejected with the code for the update at that place, and not for another one', async () => {
    const wrong = salaryRecord({ offset: 0, on, amount: '1.00', id: 'wrong' });
    await books.applyNext(0, [
      { ...wrong, value: Buffer.from('{"amount":12}') },
      rawRecord(1, Buffer.from('E-1'), Buffer.from('text')),
    ]);
    expect(await reader.updateState(idOf('wrong'), at(0, 0))).toEqual({
      updateId: idOf('wrong'),
      state: 'rejected',
      coordinates: [{ ...place(0, 0), outcome: 'rejected', code: 'SCHEMA' }],
    });
    expect(await reader.updateState(idOf('one'), at(0, 0))).toBeUndefined();
    expect(await reader.updateState(idOf('one'), at(0, 1))).toBeUndefined();
    await books.applyNext(0, [bonusRecord({ offset: 2, on, amount: '5.00', id: 'wrong' })]);
    expect(await reader.updateState(idOf('wrong'), at(0, 0))).toMatchObject({
      state: 'applied',
      coordinates: [
        { offset: '2', outcome: 'applied' },
        { offset: '0', outcome: 'rejected' },
      ],
    });
  });

  // Planted once: under READ COMMITTED an update that was applied between the two statements was called unknown.
  it('never calls an update unknown while it is being applied', async () => {
    const consumer = books.consumer();
    const { ownership } = await consumer.claim(0);
    for (let offset = 0; offset < 60; offset += 1) {
      const updateId = idOf(`update-${offset}`);
      let applied = false;
      const applying = consumer
        .apply(ownership, offset, [bonusRecord({ offset, on, amount: '5.00' })])
        .finally(() => (applied = true));
      while (!applied) expect(await reader.updateState(updateId, at(0, offset))).toBeDefined();
      await applying;
    }
  }, 30_000);
});
