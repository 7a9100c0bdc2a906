/**
 * Enters: a running stack and who is expected in each department. Leaves: what payroll-api says is paid.
 * Guarantee: every figure comes over REST, person by person; the sum of the people is held against the
 * department's own total.
 */
import { Decimal } from 'decimal.js';
import type { Person } from './chicago-people.js';
import type { Amount } from './department-pay.js';
import type { Figures } from './expected-pay.js';
import { refusalOf, type RestClient } from './rest-client.js';
import { StackFault } from './stack-fault.js';
import type { StackFile } from './stack-file.js';

const PAGE_ITEMS = 500;

type Item = { employeeId: string; gross: Amount[] };
type Page = { employees: number; gross: Amount[]; items: Item[]; next?: string };

/** What was read back of one department; `oddities` are differences within payroll-api's own answers. */
export type ReadBack = Figures & { oddities: string[] };

async function pagesOf(
  client: RestClient,
  stack: StackFile,
  department: string,
  period: string,
): Promise<Page[]> {
  const pages: Page[] = [];
  let cursor = '';
  do {
    const query = `period=${period}&limit=${PAGE_ITEMS}${cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
    const url = `${stack.urls.payroll}/v1/departments/${department}/pay?${query}`;
    const answer = await client.send({ method: 'GET', url, token: stack.tokens.payroll });
    if (answer.status !== 200) {
      throw new StackFault(
        `payroll-api did not tell the pay of ${department}: ${refusalOf(answer)}`,
        'Import first: npm run sample:chicago',
      );
    }
    const page = answer.body as Page;
    pages.push(page);
    cursor = page.next ?? '';
  } while (cursor !== '');
  return pages;
}

/** Reads one department's pay, all pages, and counts its people by kind. */
export async function readBack(
  client: RestClient,
  stack: StackFile,
  place: {
    department: string;
    period: string;
    currency: string;
    kindOf: ReadonlyMap<string, Person['kind']>;
  },
): Promise<ReadBack> {
  const pages = await pagesOf(client, stack, place.department, place.period);
  const items = pages.flatMap((page) => page.items);
  const found: ReadBack = { salaried: 0, hourly: 0, pay: '0.00', oddities: [] };
  let sum = new Decimal(0);
  for (const { employeeId, gross } of items) {
    const kind = place.kindOf.get(employeeId);
    if (kind === undefined) found.oddities.push(`${employeeId} is not in the file`);
    else found[kind] += 1;
    for (const { amount, currency } of gross) {
      if (currency === place.currency) sum = sum.plus(amount);
      else found.oddities.push(`${employeeId} is paid in ${currency}`);
    }
  }
  found.pay = sum.toFixed(2);
  const total = pages[0]?.gross.find(({ currency }) => currency === place.currency)?.amount ?? '0.00';
  if (!sum.equals(total)) found.oddities.push(`its people sum to ${found.pay}, its total says ${total}`);
  if (pages[0]?.employees !== items.length)
    found.oddities.push(`it lists ${items.length} people and counts ${pages[0]?.employees}`);
  return found;
}
