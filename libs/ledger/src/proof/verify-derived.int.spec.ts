// What is derived from the records: winners, losing entries, versions, stored pay.
import { openEventfulBooks, type EventfulBooks } from '../../../../test/support/eventful-books.js';
import { bonusRecord } from '../../../../test/support/records.js';

describe('verifying what the books derive', () => {
  let books: EventfulBooks;
  beforeEach(async () => {
    books = await openEventfulBooks();
  });
  afterEach(() => books.close());

  const faults = () => books.faults();

  it('finds a forged, a missing and a superfluous winner', async () => {
    const ids = await books.database.query<{ id: string; at: string }>(
      `select update_id::text as id, partition || ':' || "offset" as at from entry order by partition, "offset"`,
    );
    const idAt = (place: string) => ids.find(({ at }) => at === place)?.id;
    await books.database.query(
      `update update_winner w set "offset" = e."offset", fingerprint = e.fingerprint, recorded_at = e.recorded_at
         from entry e where e.update_id = w.update_id and e.partition = 1 and e."offset" = 1`,
    );
    expect(await faults()).toContain(`WINNER_WRONG ${idAt('1:0')}`);
    await books.database.query(`delete from update_winner where update_id = $1`, [idAt('1:2')]);
    expect(await faults()).toContain(`WINNER_MISSING ${idAt('1:2')}`);
    const stray = '00000000-0000-8000-8000-000000000000';
    await books.database.query(`insert into update_winner values ($1, 1, 77, now(), '\\x00')`, [stray]);
    expect(await faults()).toContain(`WINNER_UNFOUNDED ${stray}`);
  });

  // Planted: wrongLosers without the rows that are missing, and without those that are too many.
  it('finds an entry taken down as lost that won, and one that lost and is not taken down', async () => {
    await books.database.query(
      `insert into losing_entry (partition, "offset", employee_id, update_id)
       select partition, "offset", employee_id, update_id
         from entry where partition = 1 and "offset" = 0`,
    );
    expect(await faults()).toContain('LOSER_UNFOUNDED 1:0');
    await books.tamper('losing_entry', 'delete from losing_entry');
    expect(await faults()).toContain('LOSER_MISSING 1:1');
  });

  // Planted: wrongLosers that compares no update ids, or no employees.
  it.each([`update_id = '00000000-0000-8000-8000-000000000000'`, `employee_id = 'E-77'`])(
    'finds an entry taken down with %s that it does not have',
    async (change) => {
      await books.tamper('losing_entry', `update losing_entry set ${change}`);
      expect(await faults()).toContain('LOSER_UNFOUNDED 1:1');
    },
  );

  it('finds nothing where nothing was changed', async () => {
    expect(await faults()).toEqual([]);
  });

  it('finds a changed amount, a missing and a superfluous row of computed pay', async () => {
    await books.database.query(
      `update computed_pay set amounts = array[amounts[1] + 0.01] where employee_id = 'E-2' and department = 'it' and period_start = '2026-12-01'`,
    );
    expect(await faults()).toEqual(['PAY_WRONG E-2 monthly 2026-12-01 it']);
    await books.database.query(
      `delete from computed_pay where employee_id = 'E-1' and period_start = '2026-11-01'`,
    );
    await books.database.query(
      `insert into computed_pay values ('E-0', 'monthly', '2026-11-01', '2026-12-01', 'it', '{EUR}', '{1.00}')`,
    );
    expect(await faults()).toEqual([
      'PAY_MISSING E-1 monthly 2026-11-01 sales',
      'PAY_WRONG E-2 monthly 2026-12-01 it',
      'PAY_UNFOUNDED E-0 monthly 2026-11-01 it',
    ]);
  });

  it('finds somebody whom the next period would miss', async () => {
    await books.database.query(`delete from employee_version where employee_id = 'E-2'`);
    expect(await faults()).toEqual(['EMPLOYEE_UNLOCKED E-2']);
  });

  // Planted: in READ COMMITTED the bonus applied while the first page is read is beyond its position.
  it('sees one moment of the books while a consumer goes on', async () => {
    const own = books.consumer();
    const { ownership } = await own.claim(1);
    let offset = 4;
    let applied: Promise<unknown> = Promise.resolve();
    let isOver = false;
    const goOn = async (): Promise<void> => {
      while (!isOver) {
        await own.apply(ownership, offset, [bonusRecord({ offset, on: '2026-11-20', amount: '1.00' })]);
        offset += 1;
      }
    };
    applied = goOn();
    for (let round = 0; round < 10; round += 1) expect(await faults()).toEqual([]);
    isOver = true;
    await applied;
    expect(offset).toBeGreaterThan(5);
  });
});
