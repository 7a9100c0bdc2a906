import { answerOf, type PayrollSchemas } from '#libs/client';
import { textTable } from '#libs/platform';
import { placeOf, textOf, wordsOf } from '../arguments.js';
import type { Command } from '../command.js';

/** `status`: what became of an update. */
export const status: Command = {
  name: 'status',
  usage: 'status UPDATE-ID [--at PARTITION:OFFSET]',
  summary: 'tells whether an update is applied, held, declined, reversed or rejected, and where it stands',
  details:
    '--at, the place that the submission was answered with, tells "not applied yet" from "no such update".',
  flags: { at: { type: 'string' } },
  read: (given) => {
    const update = wordsOf(given, 'UPDATE-ID')['UPDATE-ID'];
    const at = textOf(given, 'at');
    if (at !== undefined) placeOf(at);
    const params = { path: { update }, query: at === undefined ? {} : { at } };
    return async ({ clients, answer }) => {
      const state = await answerOf<PayrollSchemas['UpdateState']>(
        clients.payroll('payroll').GET('/v1/updates/{update}', { params }),
      );
      answer(state, stateText(state));
    };
  },
};

function stateText({ updateId, state, anomalies = [], coordinates }: PayrollSchemas['UpdateState']): string {
  const rows = coordinates.map(({ topic, partition, offset, outcome, code = '' }) => [
    topic,
    String(partition),
    offset,
    outcome,
    code,
  ]);
  const doubtful = anomalies.length === 0 ? '' : `; doubtful: ${anomalies.join(', ')}`;
  const table =
    rows.length === 0 ? [] : ['', textTable(['topic', 'partition', 'offset', 'outcome', 'code'], rows)];
  return [`update ${updateId} is ${state}${doubtful}`, ...table].join('\n');
}
