/** What a department service answers to a submission. */
import { z } from 'zod';
import { payExamples } from './examples-of-pay.js';
import { offsetAnswer, partitionAnswer, topicAnswer, uuidAnswer } from './parts.js';
import { employeePay } from './pay-answers.js';

const acceptedFields = {
  updateId: uuidAnswer,
  topic: topicAnswer,
  partition: partitionAnswer,
  offset: offsetAnswer,
};

/** 202: every in-sync replica has the record. `state` is there where the request asked to wait. */
export const accepted = z
  .strictObject({
    ...acceptedFields,
    state: z.enum(['pending', 'held', 'declined', 'reversed', 'rejected']).optional(),
    anomalies: z.array(z.string()).optional(),
  })
  .meta({
    id: 'Accepted',
    example: {
      updateId: '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21',
      topic: 'salary-updates',
      partition: 3,
      offset: '1204',
    },
  });

/** 201: the request asked to wait, and the update is in the books. */
export const applied = z
  .strictObject({
    ...acceptedFields,
    state: z.literal('applied'),
    anomalies: z.array(z.string()).optional(),
    pay: employeePay.optional().describe('the month of the effective date; absent for who may not read it'),
  })
  .meta({ id: 'Applied', example: payExamples.Applied });
