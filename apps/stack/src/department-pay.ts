import { refusalOf, type RestClient } from './rest-client.js';
import { StackFault } from './stack-fault.js';
import type { StackFile } from './stack-file.js';

export type Amount = { amount: string; currency: string };
export type DepartmentPay = { department: string; employees: number; gross: Amount[] };

async function readPage(
  client: RestClient,
  stack: StackFile,
  path: string,
): Promise<Record<string, unknown>> {
  const answer = await client.send({
    method: 'GET',
    url: `${stack.urls.payroll}${path}`,
    token: stack.tokens.payroll,
  });
  if (answer.status === 200) return answer.body as Record<string, unknown>;
  throw new StackFault(
    `payroll-api did not answer GET ${path}: ${refusalOf(answer)}`,
    'See its log in the data folder',
  );
}

/** The computed pay of a department in a period: how many people, and the gross per currency. */
export async function departmentPay(
  client: RestClient,
  stack: StackFile,
  department: string,
  period: string,
): Promise<DepartmentPay> {
  const page = await readPage(client, stack, `/v1/departments/${department}/pay?period=${period}`);
  return { department, employees: page['employees'] as number, gross: page['gross'] as Amount[] };
}

/** The ids of all departments, page after page. */
export async function departmentIds(client: RestClient, stack: StackFile): Promise<string[]> {
  const ids: string[] = [];
  let next: string | undefined;
  do {
    const query = next === undefined ? '' : `?cursor=${encodeURIComponent(next)}`;
    const page = await readPage(client, stack, `/v1/departments${query}`);
    ids.push(...(page['items'] as { id: string }[]).map(({ id }) => id));
    next = page['next'] as string | undefined;
  } while (next !== undefined && next !== null);
  return ids;
}
