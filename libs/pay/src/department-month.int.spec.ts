import { PeriodProjection } from '#libs/ledger';
import { openBooks, type Books } from '../../../test/support/books.js';
import { hireRecord, salaryRecord } from '../../../test/support/records.js';
import { DepartmentPayReader } from './department-pay-reader.js';
import { monthAsked, type PeriodAsked } from './periods-asked.js';
import { PositionWatch } from './position-watch.js';

const scope = { groupId: 'payroll-consumer', topic: 'salary-updates' };

describe('the pay of a department in a month', () => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks();
  });
  afterEach(() => books.close());

  // Planted: only the period of today and the next are projected.
  it('answers the month of today over all schedules from the projection, as the entries give it', async () => {
    const month = monthAsked('2026-11') as PeriodAsked;
    const schedules = ['weekly', 'biweekly', 'fourWeekly', 'semiMonthly', 'monthly'] as const;
    await books.applyNext(
      0,
      schedules.flatMap((paySchedule, at) => [
        hireRecord({ offset: 2 * at, employee: paySchedule, on: '2026-01-01', paySchedule }),
        salaryRecord({ offset: 2 * at + 1, employee: paySchedule, on: '2026-01-01', amount: '78000.00' }),
      ]),
    );
    // Each time a reader that remembers nothing.
    const ask = () =>
      new DepartmentPayReader(books.database, new PositionWatch(books.database, scope)).departmentPay({
        department: 'sales',
        period: month,
        afterEmployeeId: '',
        limit: 9,
      });
    const computed = await ask();
    // 78,000 × (4/52 + 2/26 + 1/13 + 2/24 + 1/12).
    expect(computed).toMatchObject({ employees: 5, gross: [{ amount: '31000.00', currency: 'EUR' }] });
    await new PeriodProjection(books.database).rollOn('2026-11-15');
    expect(await ask()).toEqual(computed);
    await books.database.query(`update computed_pay set amounts = '{1.00}' where schedule <> 'monthly'`);
    expect((await ask()).gross).toEqual([{ amount: '6509.00', currency: 'EUR' }]);
  });
});
