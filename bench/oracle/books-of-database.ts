import { Database, streamRows } from '#libs/database';
import type { PayPeriod } from '#libs/domain';
import { type BookLines, orderedJson } from './books.js';

type EntryRow = {
  place: string;
  employee: string;
  department: string;
  type: string;
  date: string;
  recorded: string;
  actor: string;
  data: unknown;
  counts: boolean;
};
type PayRow = { who: string; currencies: string[]; amounts: string[] };

/** What Postgres holds. */
export async function booksOfDatabase(url: string): Promise<{ lines: BookLines; periods: PayPeriod[] }> {
  const database = new Database({ url, applicationName: 'bench-oracle', poolSize: 1 });
  const lines: BookLines = { entries: [], outcomes: [], positions: [], pay: [] };
  try {
    const periods = await database.transaction(
      async (tx) => {
        for await (const row of streamRows<EntryRow>(tx, entries, [], 5_000)) {
          const { place, employee, department, type, date, recorded, actor, data, counts } = row;
          lines.entries.push(
            [place, employee, department, type, date, recorded, actor, orderedJson(data)].join(' '),
          );
          lines.outcomes.push(`${place} ${counts ? 'counts' : 'repeats'}`);
        }
        for (const { place, code } of await tx.query<{ place: string; code: string }>(rejected))
          lines.outcomes.push(`${place} ${code}`);
        for (const { line } of await tx.query<{ line: string }>(positions)) lines.positions.push(line);
        for await (const { who, currencies, amounts } of streamRows<PayRow>(tx, pay, [], 5_000))
          lines.pay.push(
            payLine(
              who,
              currencies.map((currency, at) => ({ currency, amount: String(amounts[at]) })),
            ),
          );
        return tx.query<PayPeriod>(projected);
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
    return { lines, periods };
  } finally {
    await database.close();
  }
}

/** One employee, period and department with what is paid there. */
export function payLine(who: string, gross: readonly { currency: string; amount: string }[]): string {
  return `${who}: ${gross.map(({ currency, amount }) => `${amount} ${currency}`).join(', ')}`;
}

const entries = `
  select e.partition || ':' || e."offset" as place, e.employee_id as employee, e.department, e.type,
         e.effective_date::text as date, (extract(epoch from e.recorded_at) * 1000)::bigint::text as recorded, e.actor,
         e.data, w.update_id is not null as counts
    from entry e
    left join update_winner w on w.update_id = e.update_id and w.partition = e.partition and w."offset" = e."offset"`;
const rejected = `select partition || ':' || "offset" as place, code from rejected_record`;
const positions = `select partition || ' ' || next_offset as line from consumer_position where next_offset > 0`;
const pay = `
  select concat_ws(' ', employee_id, schedule, period_start, period_end, department) as who, currencies,
         amounts::text[] as amounts
    from computed_pay`;
const projected = `
  select schedule, period_start as "start", period_end as "end" from projected_period where filled order by 1, 2`;
