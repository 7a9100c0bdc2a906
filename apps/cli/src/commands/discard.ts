import { z } from 'zod';
import { placeOf, reasonOf, wordsOf } from '../arguments.js';
import type { Command } from '../command.js';
import { plainLine } from '../plain-line.js';
import { readAnswer } from '../read-answer.js';

const discardedSchema = z.object({ decision: z.string(), actor: z.string() });

/** `discard`: decides that a rejected record is not sent again. */
export const discard: Command = {
  name: 'discard',
  usage: 'discard PLACE --reason TEXT',
  summary: 'decides that the rejected record at PLACE (partition:offset) is never sent again',
  flags: { reason: { type: 'string' } },
  read: (given) => {
    const { partition, offset } = placeOf(wordsOf(given, 'PLACE').PLACE);
    const reason = reasonOf(given);
    return async ({ payrollAs, answer }) => {
      const path = `/v1/rejected-records/${partition}/${offset}/discard`;
      const body = await payrollAs('payroll').post(path, { reason });
      const { decision, actor } = readAnswer(discardedSchema, body);
      answer(body, `${partition}:${offset} is ${plainLine(decision)} by ${plainLine(actor)}`);
    };
  },
};
