import { answerOf, type PayrollSchemas } from '#libs/client';
import { paySchedules } from '#libs/domain';
import { textTable } from '#libs/platform';
import { choiceOf, placeOf, textOf, wordsOf } from '../arguments.js';
import type { Command } from '../command.js';
import { moneyText, sumsText } from '../money-text.js';
import { plainLine } from '../plain-line.js';

/** `pay`: the computed pay of somebody, line by line, each with the updates that it comes from. */
export const pay: Command = {
  name: 'pay',
  usage: 'pay EMPLOYEE [--period PERIOD] [--schedule NAME] [--after PARTITION:OFFSET]',
  summary: 'shows the computed pay of somebody in a period, the present month unless told',
  details: '--after waits until that record is in the books.',
  flags: { period: { type: 'string' }, schedule: { type: 'string' }, after: { type: 'string' } },
  read: (given) => {
    const employee = wordsOf(given, 'EMPLOYEE').EMPLOYEE;
    const period = textOf(given, 'period') ?? new Date().toISOString().slice(0, 7);
    const schedule = choiceOf(given, 'schedule', paySchedules);
    const after = textOf(given, 'after');
    if (after !== undefined) placeOf(after);
    const query = {
      period,
      ...(schedule === undefined ? {} : { schedule }),
      ...(after === undefined ? {} : { after }),
    };
    return async ({ clients, answer }) => {
      const computed = await answerOf<PayrollSchemas['EmployeePay']>(
        clients.payroll('payroll').GET('/v1/employees/{employee}/pay', {
          params: { path: { employee }, query, header: { Prefer: 'wait=10' } },
        }),
      );
      answer(computed, payText(computed));
    };
  },
};

function payText(computed: PayrollSchemas['EmployeePay']): string {
  const { employeeId, department, period, gross, lines, anomalies, final } = computed;
  const rows = lines.map(({ kind, amount, department: where, earned, code = '', sources }) => [
    code === '' ? kind : plainLine(`${kind} ${code}`, 40),
    moneyText(amount),
    where,
    `${earned.start} to ${earned.end}`,
    sources.map(({ partition, offset }) => `${partition}:${offset}`).join(' '),
  ]);
  const titles = [
    'line',
    { title: 'amount', align: 'right' as const },
    'department',
    'earned',
    'from records',
  ];
  return [
    `${employeeId}${department === '' ? '' : ` of ${department}`}, ${period.start} to ${period.end}: ${sumsText(gross)}`,
    ...(rows.length === 0 ? [] : ['', textTable(titles, rows)]),
    ...anomalies.map(({ code, detail }) => plainLine(`${code}: ${detail}`)),
    ...(final ? [] : ['records that are not applied yet may change this']),
  ].join('\n');
}
