import { offsetOf, partitionOf, reasonOf, wordsOf } from '../arguments.js';
import type { Command } from '../command.js';
import { haltAnswerText } from '../halt-answer.js';

/** `skip-to`: gives up what retention took, by name. */
export const skipTo: Command = {
  name: 'skip-to',
  usage: 'skip-to PARTITION OFFSET --reason TEXT',
  summary: 'ends the halt of a partition at OFFSET, and gives up the offsets below it that the log lost',
  flags: { reason: { type: 'string' } },
  read: (given) => {
    const words = wordsOf(given, 'PARTITION', 'OFFSET');
    const partition = partitionOf(words.PARTITION);
    const offset = offsetOf(words.OFFSET);
    const reason = reasonOf(given);
    return async ({ payrollAs, answer }) => {
      const body = await payrollAs('ops').post(`/v1/partitions/${partition}/skip-to`, { offset, reason });
      answer(body, haltAnswerText(body));
    };
  },
};
