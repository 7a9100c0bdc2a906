import { monthlyPeriod, type PayPeriod } from '#libs/domain';
import { openBooks, type Books } from '../../../test/support/books.js';
import { bonusRecord, hireRecord, rawRecord, salaryRecord } from '../../../test/support/records.js';
import { updateIdOf } from '#libs/contracts';
import { EmployeePayReader } from './employee-pay-reader.js';
import { PositionWatch } from './position-watch.js';

const scope = { groupId: 'payroll-consumer', topic: 'salary-updates' };
const november = monthlyPeriod('2026-11') as PayPeriod;
let books: Books;
let reader: EmployeePayReader;

beforeEach(async () => {
  books = await openBooks();
  reader = new EmployeePayReader(books.database, new PositionWatch(books.database, scope), scope);
});

afterEach(() => books.close());

const idOf = (offset: number) => updateIdOf('/test/clerk', `update-${offset}`);

describe('EmployeePayReader', () => {
  it('gives pay with every line, its sources, and inclusive dates', async () => {
    await books.applyNext(2, [
      hireRecord({ offset: 0, on: '2026-11-16' }),
      salaryRecord({ offset: 1, on: '2026-11-16', amount: '60000.00' }),
      bonusRecord({ offset: 2, on: '2026-11-20', amount: '250.00' }),
      rawRecord(3, Buffer.from('somebody'), Buffer.from('no json')),
    ]);
    expect(await reader.employeePay('E-1', november)).toEqual({
      employeeId: 'E-1',
      department: 'sales',
      period: { id: '2026-11-01', schedule: 'monthly', start: '2026-11-01', end: '2026-11-30' },
      gross: [{ amount: '2750.00', currency: 'EUR' }],
      asOf: { 2: 4 },
      final: true,
      lines: [
        {
          kind: 'base',
          amount: { amount: '2500.00', currency: 'EUR' },
          department: 'sales',
          earned: { start: '2026-11-16', end: '2026-11-30' },
          method: 'CALENDAR_DAYS',
          quantity: '15',
          rate: '166.6666666667',
          sources: [
            { updateId: idOf(1), topic: 'salary-updates', partition: 2, offset: '1', actor: 'clerk@test' },
            { updateId: idOf(0), topic: 'salary-updates', partition: 2, offset: '0', actor: 'clerk@test' },
          ],
        },
        {
          kind: 'bonus',
          amount: { amount: '250.00', currency: 'EUR' },
          department: 'sales',
          earned: { start: '2026-11-20', end: '2026-11-20' },
          sources: [
            { updateId: idOf(2), topic: 'salary-updates', partition: 2, offset: '2', actor: 'clerk@test' },
          ],
        },
      ],
      anomalies: [],
    });
  });

  it('counts an update once, however many records carry it', async () => {
    const bonus = { on: '2026-11-20', amount: '100.00', id: 'bonus-1' };
    await books.applyNext(0, [salaryRecord({ offset: 0, on: '2026-01-01', amount: '12000.00' })]);
    await books.applyNext(0, [bonusRecord({ ...bonus, offset: 1 }), bonusRecord({ ...bonus, offset: 2 })]);
    await books.applyNext(1, [
      bonusRecord({ ...bonus, amount: '999.00', offset: 0, recordedAtMs: 1_790_000_900_000 }),
    ]);
    expect((await reader.employeePay('E-1', november))?.gross).toEqual([
      { amount: '1100.00', currency: 'EUR' },
    ]);
  });

  it('knows nobody without an entry that counts', async () => {
    await books.applyNext(0, [
      bonusRecord({ offset: 0, on: '2026-11-20', amount: '1.00', id: 'one' }),
      bonusRecord({ offset: 1, on: '2026-11-20', amount: '1.00', id: 'one', employee: 'E-2' }),
    ]);
    expect(await reader.employeePay('E-2', november)).toBeUndefined();
    expect(await reader.employeePay('NOBODY', november)).toBeUndefined();
  });

  // Planted once: under READ COMMITTED asOf ran ahead of the lines within a few dozen reads.
  it('says in asOf exactly which records the lines contain, while others are applied', async () => {
    await books.applyNext(0, [salaryRecord({ offset: 0, on: '2026-01-01', amount: '12000.00' })]);
    const bonuses = 60;
    let applied = false;
    const applying = (async () => {
      const consumer = books.consumer();
      const { ownership } = await consumer.claim(0);
      for (let offset = 1; offset <= bonuses; offset += 1) {
        await consumer.apply(ownership, offset, [bonusRecord({ offset, on: '2026-11-20', amount: '1.00' })]);
      }
      applied = true;
    })();
    let reads = 0;
    while (!applied) {
      const pay = await reader.employeePay('E-1', november);
      expect(pay?.lines).toHaveLength(pay?.asOf['0'] ?? -1);
      reads += 1;
    }
    await applying;
    expect(reads).toBeGreaterThan(5);
    expect((await reader.employeePay('E-1', november))?.lines).toHaveLength(bonuses + 1);
  }, 30_000);
});
