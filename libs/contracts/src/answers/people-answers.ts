/** Who works here, what is known of them, and what became of their updates. */
import { z } from 'zod';
import { peopleExamples } from './examples-of-people.js';
import {
  actorAnswer,
  anomalyAnswer,
  basisAnswer,
  dateAnswer,
  departmentAnswer,
  departmentOrNoneAnswer,
  employeeAnswer,
  factSourceAnswer,
  instantAnswer,
  moneyAnswer,
  offsetAnswer,
  pageOfAnswer,
  partitionAnswer,
  scheduleAnswer,
  spanAnswer,
  topicAnswer,
  uuidAnswer,
} from './parts.js';

const nameAnswer = z.string().meta({ example: 'Ada Lovelace' });
const statusAnswer = z.enum(['employed', 'left', 'upcoming', 'notEmployed']);
const whyAnswer = z.enum(['DEPARTMENT_DIFFERS', 'OVER_THRESHOLD']);
const lastDayAnswer = dateAnswer.nullable().describe('the last day; null while it lasts');

/** GET …/employees */
export const employees = z
  .strictObject(
    pageOfAnswer(
      z
        .strictObject({
          employeeId: employeeAnswer,
          name: nameAnswer.optional(),
          status: statusAnswer,
          department: departmentAnswer.optional(),
        })
        .meta({ id: 'FoundEmployee' }),
    ),
  )
  .meta({ id: 'EmployeePage', example: peopleExamples.EmployeePage });

/** GET …/employees/{id} */
export const employeeOnDate = z
  .strictObject({
    employeeId: employeeAnswer,
    name: nameAnswer.optional(),
    effectiveOn: dateAnswer,
    status: statusAnswer,
    department: departmentAnswer.optional(),
    paySchedule: scheduleAnswer.optional(),
    employment: z.strictObject({ start: dateAnswer, end: lastDayAnswer }).optional(),
    salary: z
      .strictObject({
        amount: moneyAnswer,
        per: z.enum(['year', 'month', 'hour']),
        hoursPerWeek: z.string().optional(),
        start: dateAnswer,
        end: lastDayAnswer,
      })
      .optional(),
    held: z.array(z.strictObject({ updateId: uuidAnswer, why: whyAnswer, detail: z.string() })),
    anomalies: z.array(anomalyAnswer),
    ...basisAnswer,
  })
  .meta({ id: 'EmployeeOnDate', example: peopleExamples.EmployeeOnDate });

/** PUT …/employees/{id}/profile */
export const profile = z
  .strictObject({ employeeId: employeeAnswer, name: nameAnswer })
  .meta({ id: 'EmployeeProfile', example: peopleExamples.EmployeeProfile });

const factFields = {
  start: dateAnswer,
  end: lastDayAnswer,
  department: departmentOrNoneAnswer,
  sources: z.array(factSourceAnswer),
  anomalies: z.array(anomalyAnswer),
};

const factAnswer = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('employment'), ...factFields, paySchedule: scheduleAnswer }),
    z.strictObject({
      kind: z.literal('salary'),
      ...factFields,
      amount: moneyAnswer,
      per: z.enum(['year', 'month', 'hour']),
      hoursPerWeek: z.string().optional(),
    }),
    z.strictObject({
      kind: z.literal('bonus'),
      ...factFields,
      amount: moneyAnswer.optional(),
      percent: z.string().optional(),
      of: z.enum(['annualSalary', 'periodSalary', 'proratedPeriodSalary']).optional(),
      code: z.string().optional(),
    }),
    z.strictObject({
      kind: z.literal('scheduledBonus'),
      ...factFields,
      amount: moneyAnswer,
      every: z.enum(['payPeriod', 'month', 'quarter', 'year']),
      code: z.string().optional(),
    }),
    z.strictObject({
      kind: z.literal('adjustment'),
      ...factFields,
      amount: moneyAnswer,
      code: z.string(),
      earned: spanAnswer,
    }),
  ])
  .meta({ id: 'Fact', description: 'A fact of the timeline, by kind; `end` is its last day.' });

const entryStateAnswer = z.enum(['applied', 'held', 'declined', 'reversed', 'ignored']);

const entryFields = {
  updateId: uuidAnswer,
  type: z.string().meta({ example: 'salary.set' }),
  version: z.int().min(1),
  department: departmentAnswer,
  effectiveDate: dateAnswer,
  recordedAt: instantAnswer,
  actor: actorAnswer,
  topic: topicAnswer,
  partition: partitionAnswer,
  offset: offsetAnswer,
  value: z.unknown().describe("the update's own fields, as the catalogue has them"),
};

/** GET …/employees/{id}/history */
export const history = z
  .strictObject({
    employeeId: employeeAnswer,
    name: nameAnswer.optional(),
    facts: z.array(factAnswer),
    entries: z.array(z.strictObject({ ...entryFields, state: entryStateAnswer }).meta({ id: 'Entry' })),
    anomalies: z.array(anomalyAnswer),
    ...basisAnswer,
  })
  .meta({ id: 'EmployeeHistory', example: peopleExamples.EmployeeHistory });

/** GET …/employees/{id}/history?against=… */
export const historyDiff = z
  .strictObject({
    employeeId: employeeAnswer,
    added: z.array(factAnswer),
    gone: z.array(factAnswer),
    changed: z.array(z.strictObject({ before: factAnswer, after: factAnswer })),
    updates: z.array(
      z
        .strictObject({
          ...entryFields,
          before: entryStateAnswer.nullable(),
          after: entryStateAnswer.nullable(),
        })
        .meta({ id: 'UpdateChange' }),
    ),
    ...basisAnswer,
  })
  .meta({ id: 'EmployeeHistoryDiff', example: peopleExamples.EmployeeHistoryDiff });

/** GET …/held-updates */
export const heldUpdates = z
  .strictObject(
    pageOfAnswer(
      z
        .strictObject({
          employeeId: employeeAnswer,
          ...entryFields,
          inForce: departmentAnswer.optional().describe('the department in force on the effective date'),
          why: whyAnswer,
          detail: z.string(),
        })
        .meta({ id: 'HeldUpdate' }),
    ),
  )
  .meta({ id: 'HeldUpdatePage', example: peopleExamples.HeldUpdatePage });

/** The data of an event of GET …/changes */
export const change = z
  .strictObject({
    updateId: uuidAnswer,
    type: z.string().meta({ example: 'salary.set' }),
    employeeId: z.string().describe('of a budget the id of its department'),
    department: departmentAnswer,
    effectiveDate: dateAnswer,
    recordedAt: instantAnswer,
    actor: actorAnswer,
    topic: topicAnswer,
    partition: partitionAnswer,
    offset: offsetAnswer,
    outcome: z
      .enum(['counts', 'repeated'])
      .describe('repeated: another record of the same update id is the one that counts'),
  })
  .meta({
    id: 'Change',
    example: peopleExamples.Change,
    description: 'An entry of the books, without its content.',
  });

/** GET …/updates/{id} */
export const updateState = z
  .strictObject({
    updateId: uuidAnswer,
    state: z.enum(['pending', 'applied', 'held', 'declined', 'reversed', 'rejected']),
    anomalies: z.array(z.string()).optional().describe('codes of what is doubtful about it'),
    coordinates: z.array(
      z.strictObject({
        topic: topicAnswer,
        partition: partitionAnswer,
        offset: offsetAnswer,
        outcome: z.enum(['applied', 'duplicate', 'conflict', 'rejected']),
        code: z.string().optional(),
      }),
    ),
  })
  .meta({ id: 'UpdateState', example: peopleExamples.UpdateState });
