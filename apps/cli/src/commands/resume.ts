import { partitionOf, reasonOf, wordsOf } from '../arguments.js';
import type { Command } from '../command.js';
import { haltAnswerText } from '../halt-answer.js';

/** `resume`: has the consumer look at the log again. */
export const resume: Command = {
  name: 'resume',
  usage: 'resume PARTITION --reason TEXT',
  summary: 'ends the halt of a partition at its position; what still does not fit halts again',
  flags: { reason: { type: 'string' } },
  read: (given) => {
    const partition = partitionOf(wordsOf(given, 'PARTITION').PARTITION);
    const reason = reasonOf(given);
    return async ({ payrollAs, answer }) => {
      const body = await payrollAs('ops').post(`/v1/partitions/${partition}/resume`, { reason });
      answer(body, haltAnswerText(body));
    };
  },
};
