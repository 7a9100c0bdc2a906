import type { Tx } from '#libs/database';
import { allEmployees } from './sql/all-employees.js';
import { departmentEmployees } from './sql/department-employees.js';

/**
 * Employee ids after `after`, page by page in Postgres' order of ids: everybody, or those whom an entry puts into the
 * department (who may have left it, or were never really there: the fold decides).
 */
export async function* employeePages(
  tx: Tx,
  { department }: { readonly department?: string | undefined },
  after: string,
  size: number,
): AsyncGenerator<string[]> {
  let last = after;
  for (;;) {
    const rows = await (department === undefined
      ? tx.query<{ employee_id: string }>(allEmployees, [last, size])
      : tx.query<{ employee_id: string }>(departmentEmployees, [department, last, size]));
    const employeeIds = rows.map((row) => row.employee_id);
    const end = employeeIds.at(-1);
    if (end === undefined) return;
    yield employeeIds;
    if (employeeIds.length < size) return;
    last = end;
  }
}
