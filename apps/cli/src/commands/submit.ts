import { randomUUID } from 'node:crypto';
import { countOf, textOf } from '../arguments.js';
import type { Command, Given } from '../command.js';
import { failureOf } from '../department-clients.js';
import { sumsText } from '../money-text.js';
import { submitKinds, type Submitted } from '../submit-kinds.js';
import { UsageFault } from '../usage-fault.js';

const shared = ['key', 'wait', 'reason'];
const own = [...new Set(Object.values(submitKinds).flatMap(({ flags }) => flags))];
const kinds = Object.entries(submitKinds)
  .map(([name, { usage }]) => `  ${name.padEnd(15)} ${usage}`)
  .join('\n');

/** `submit`: one update of a department, once however often it is sent under its key. */
export const submit: Command = {
  name: 'submit',
  usage: 'submit KIND DEPARTMENT … [--reason TEXT] [--key KEY] [--wait SECONDS]',
  summary: 'sends one update to hr-service or finance-service; sent again with the same --key it counts once',
  details: `Kinds and their arguments:\n${kinds}\n\nWithout --key a new one is made, and told where an answer was lost. --wait waits until the update is in the books, 30 seconds at most.`,
  flags: Object.fromEntries([...shared, ...own].map((name) => [name, { type: 'string' as const }])),
  read: (given) => {
    const [name = '', ...words] = given.words;
    const kind = Object.hasOwn(submitKinds, name) ? submitKinds[name] : undefined;
    if (kind === undefined) {
      const what = name === '' ? 'KIND is missing' : `${name} is no kind of update`;
      throw new UsageFault(`${what}; there are ${Object.keys(submitKinds).join(', ')}`);
    }
    refuseForeign(given, name, kind.flags);
    const send = kind.read({ ...given, words });
    const key = textOf(given, 'key') ?? randomUUID();
    const seconds =
      textOf(given, 'wait') === undefined ? 0 : countOf(given, 'wait', { otherwise: 0, most: 30 });
    const header = { 'Idempotency-Key': key, ...(seconds > 0 ? { Prefer: `wait=${seconds}` } : {}) };
    return async ({ clients, answer }) => {
      try {
        const submitted = await send(clients, header);
        answer(submitted, submittedText(submitted));
      } catch (fault) {
        throw failureOf(fault, `send it again with --key ${key}, and it counts once`) ?? fault;
      }
    };
  },
};

/** A flag of another kind would be ignored in silence, and with it what somebody meant. */
function refuseForeign({ flags }: Given, name: string, taken: readonly string[]): void {
  const foreign = own.find((flag) => flags[flag] !== undefined && !taken.includes(flag));
  if (foreign !== undefined) throw new UsageFault(`submit ${name} takes no --${foreign}`);
}

function submittedText(submitted: Submitted): string {
  const { updateId, partition, offset, state, anomalies = [] } = submitted;
  const doubtful = anomalies.length === 0 ? '' : `; doubtful: ${anomalies.join(', ')}`;
  const what = state === undefined || state === 'pending' ? 'is kept in the log' : `is ${state}`;
  const lines = [`update ${updateId} ${what} at ${partition}:${offset}${doubtful}`];
  if ('pay' in submitted && submitted.pay !== undefined) {
    const { employeeId, period, gross } = submitted.pay;
    lines.push(`pay of ${employeeId} from ${period.start} to ${period.end}: ${sumsText(gross)}`);
  } else if (state === undefined || state === 'pending')
    lines.push(`wageledger status ${updateId} --at ${partition}:${offset} says what becomes of it`);
  if (state === 'held')
    lines.push('wageledger held says why; somebody else decides with wageledger approve or decline');
  return lines.join('\n');
}
