/** What operators see and decide: departments, partitions, rejected records, health. */
import { z } from 'zod';
import { operatorExamples } from './examples-of-people.js';
import { rejectionCodes, type RejectionCode } from '../rejection-codes.js';
import {
  actorAnswer,
  departmentAnswer,
  instantAnswer,
  offsetAnswer,
  pageOfAnswer,
  partitionAnswer,
  serialAnswer,
  topicAnswer,
  uuidAnswer,
} from './parts.js';

/** POST …/departments, GET …/departments/{id} */
export const departmentVersion = z
  .strictObject({
    id: departmentAnswer,
    name: z.string().meta({ example: 'Engineering' }),
    partitions: z.array(partitionAnswer).min(1),
    version: z.int().min(1),
  })
  .meta({ id: 'Department', example: operatorExamples.Department });

/** GET …/departments */
export const departments = z
  .strictObject(pageOfAnswer(departmentVersion))
  .meta({ id: 'DepartmentPage', example: operatorExamples.DepartmentPage });

/** GET …/partitions */
export const partitions = z
  .strictObject({
    items: z.array(
      z
        .strictObject({
          partition: partitionAnswer,
          clusterId: z.string(),
          nextOffset: offsetAnswer,
          epoch: serialAnswer,
          owner: z.string().nullable(),
          updatedAt: instantAnswer,
          halt: z.strictObject({ code: z.string(), detail: z.string() }).optional(),
          offsets: z
            .strictObject({
              applied: serialAnswer,
              duplicate: serialAnswer,
              conflict: serialAnswer,
              rejected: serialAnswer,
              control: serialAnswer,
              skipped: serialAnswer,
            })
            .describe('how many offsets ended as what'),
        })
        .meta({ id: 'PartitionStanding' }),
    ),
  })
  .meta({ id: 'PartitionList', example: operatorExamples.PartitionList });

/** POST …/partitions/{partition}/resume and …/skip-to */
export const haltAnswered = z
  .strictObject({
    answerId: serialAnswer,
    partition: partitionAnswer,
    answer: z.enum(['resume', 'skip-to']),
    from: offsetAnswer,
    to: offsetAnswer,
  })
  .meta({ id: 'HaltAnswer', example: operatorExamples.HaltAnswer });

const placeAnswer = { topic: topicAnswer, partition: partitionAnswer, offset: offsetAnswer };

const decisionFields = {
  decision: z.enum(['retried', 'discarded']),
  reason: z.string(),
  actor: actorAnswer,
  decidedAt: instantAnswer,
};

/** GET …/rejected-records */
export const rejectedRecords = z
  .strictObject(
    pageOfAnswer(
      z
        .strictObject({
          ...placeAnswer,
          code: z.enum(Object.keys(rejectionCodes) as [RejectionCode, ...RejectionCode[]]),
          reason: z.string(),
          key: z.string().nullable().describe('as text, or base64 where keyEncoding says so'),
          keyEncoding: z.literal('base64').optional(),
          recordedAt: instantAnswer,
          valueBase64: z.string().nullable().optional().describe('the bytes of the value, for payroll alone'),
          decision: z
            .strictObject({ ...decisionFields, at: z.strictObject(placeAnswer).optional() })
            .optional(),
        })
        .meta({ id: 'RejectedRecord' }),
    ),
  )
  .meta({ id: 'RejectedRecordPage', example: operatorExamples.RejectedRecordPage });

/** POST …/rejected-records/{partition}/{offset}/retry */
export const retried = z.strictObject({ ...placeAnswer, updateId: uuidAnswer.optional() }).meta({
  id: 'RetriedRecord',
  example: operatorExamples.RetriedRecord,
  description: 'Where the record stands now, and its update where that can be read.',
});

/** POST …/rejected-records/{partition}/{offset}/discard */
export const discarded = z
  .strictObject(decisionFields)
  .meta({ id: 'RejectedDecision', example: operatorExamples.RejectedDecision });

const checksAnswer = z.record(z.string(), z.strictObject({ ok: z.boolean(), detail: z.string().optional() }));

/** GET /livez */
export const liveness = z
  .strictObject({ status: z.enum(['alive', 'dead']), checks: checksAnswer.optional() })
  .meta({ id: 'Liveness', example: operatorExamples.Liveness });

/** GET /readyz */
export const readiness = z
  .strictObject({ status: z.enum(['ready', 'not ready']), checks: checksAnswer })
  .meta({ id: 'Readiness', example: operatorExamples.Readiness });
