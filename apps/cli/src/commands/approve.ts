import { textOf, reasonOf, wordsOf } from '../arguments.js';
import type { Command } from '../command.js';
import { decide, type Decided } from '../decide.js';

/** `approve`: lets a held update count. */
export const approve: Command = {
  name: 'approve',
  usage: 'approve UPDATE-ID [--reason TEXT]',
  summary: 'lets an update count that waits for an approval; nobody approves an update of their own',
  flags: { reason: { type: 'string' } },
  read: (given) => {
    const update = wordsOf(given, 'UPDATE-ID')['UPDATE-ID'];
    const reason = textOf(given, 'reason') === undefined ? undefined : reasonOf(given);
    return async ({ clients, answer }) => {
      const decided = await decide(clients, 'approval', { update, reason });
      answer(decided.accepted, decidedText('approved', decided));
    };
  },
};

/** `decline`: refuses a held update. */
export const decline: Command = {
  name: 'decline',
  usage: 'decline UPDATE-ID --reason TEXT',
  summary: 'refuses an update that waits for an approval',
  flags: { reason: { type: 'string' } },
  read: (given) => {
    const update = wordsOf(given, 'UPDATE-ID')['UPDATE-ID'];
    const reason = reasonOf(given);
    return async ({ clients, answer }) => {
      const decided = await decide(clients, 'decline', { update, reason });
      answer(decided.accepted, decidedText('declined', decided));
    };
  },
};

function decidedText(what: string, { held, accepted }: Decided): string {
  const { updateId, type, employeeId, department } = held;
  return `${type} of ${employeeId} in ${department} is ${what} (decision ${accepted.updateId} at ${accepted.partition}:${accepted.offset}); wageledger status ${updateId} shows it`;
}
