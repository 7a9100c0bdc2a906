import { textTable } from '#libs/platform';
import { textOf, wordsOf } from '../arguments.js';
import type { Command } from '../command.js';
import { heldUpdates, type HeldUpdate } from '../held-updates.js';
import { plainLine } from '../plain-line.js';

/** `held`: the updates that wait for an approval. */
export const held: Command = {
  name: 'held',
  usage: 'held [--department ID]',
  summary: 'lists the updates that wait for an approval, with why; --json shows them whole',
  flags: { department: { type: 'string' } },
  read: (given) => {
    wordsOf(given);
    const department = textOf(given, 'department');
    return async ({ clients, answer }) => {
      const items: HeldUpdate[] = [];
      for await (const one of heldUpdates(clients.payroll('approver'), department)) items.push(one);
      answer({ items }, tableOf(items));
    };
  },
};

function tableOf(items: readonly HeldUpdate[]): string {
  if (items.length === 0) return 'no update waits for an approval';
  const rows = items.map((one) => [
    one.updateId,
    one.type,
    one.employeeId,
    one.department,
    one.effectiveDate,
    one.actor,
    plainLine(`${one.why}: ${one.detail}`, 80),
  ]);
  const titles = ['update', 'type', 'employee', 'department', 'effective', 'asked by', 'why'];
  return [
    textTable(titles, rows),
    '',
    'wageledger approve UPDATE, or decline UPDATE --reason TEXT, decides',
  ].join('\n');
}
