import { z } from 'zod';
import { readAnswer } from './read-answer.js';

const haltAnswerSchema = z.object({
  answerId: z.string(),
  partition: z.number(),
  from: z.string(),
  to: z.string(),
});

/** An operator's answer to a halt, as it was kept, in words. */
export function haltAnswerText(body: unknown): string {
  const { answerId, partition, from, to } = readAnswer(haltAnswerSchema, body);
  const given = BigInt(to) - BigInt(from);
  const skipped = given > 0n ? `; ${given} offsets from ${from} on are given up` : '';
  return `partition ${partition} goes on at offset ${to}${skipped} (answer ${answerId}). wageledger partitions shows whether it halts again`;
}
