import { z } from 'zod';
import { departmentIdSchema, employeeIdSchema, plainTextUpTo, reasonSchema } from './fields.js';
import { bonusGranted } from './updates/bonus-granted.js';
import { bonusScheduled } from './updates/bonus-scheduled.js';
import { bonusStopped } from './updates/bonus-stopped.js';
import { budgetSet } from './updates/budget-set.js';
import { earningAdjusted } from './updates/earning-adjusted.js';
import { employmentEnded } from './updates/employment-ended.js';
import { employmentStarted } from './updates/employment-started.js';
import { employmentTransferred } from './updates/employment-transferred.js';
import { salaryRaised } from './updates/salary-raised.js';
import { salarySet } from './updates/salary-set.js';

/**
 * The body that a department service takes for each type of the catalogue: the type's value, without what the URL says
 * (the employee, or the update that is decided on), and for a hire with the employee.
 */
export const requestBodies = {
  /** POST …/departments/{department}/employees */
  'employment.started': employmentStarted.schema.extend({ employeeId: employeeIdSchema }),
  /** POST …/employees/{id}/transfers */
  'employment.transferred': employmentTransferred.schema,
  /** POST …/employees/{id}/leavings */
  'employment.ended': employmentEnded.schema,
  /** POST …/employees/{id}/salary */
  'salary.set': salarySet.schema,
  /** POST …/employees/{id}/raises */
  'salary.raised': salaryRaised.schema,
  /** POST …/employees/{id}/bonuses */
  'bonus.granted': bonusGranted.schema,
  /** POST …/employees/{id}/scheduled-bonuses */
  'bonus.scheduled': bonusScheduled.schema,
  /** POST …/employees/{id}/scheduled-bonuses/{updateId}/stop */
  'bonus.stopped': bonusStopped.schema.omit({ bonus: true }),
  /** POST …/employees/{id}/adjustments */
  'earning.adjusted': earningAdjusted.schema,
  /** POST …/departments/{department}/budgets */
  'budget.set': budgetSet.schema,
  /** POST …/employees/{id}/updates/{updateId}/reversal */
  'update.reversed': z.strictObject({ reason: reasonSchema }),
  /** POST …/employees/{id}/updates/{updateId}/approval; the body may be left empty of fields. */
  'update.approved': z.strictObject({ reason: reasonSchema.optional() }),
  /** POST …/employees/{id}/updates/{updateId}/decline */
  'update.declined': z.strictObject({ reason: reasonSchema }),
} as const;

const partitionNumber = z.int().min(0).max(9_999);

/** POST /v1/departments: `partitions` is how many the department should own, or exactly which ones. */
export const departmentBody = z.strictObject({
  id: departmentIdSchema,
  name: plainTextUpTo(200).optional(),
  partitions: z
    .union([
      z.int().min(1).max(1_000),
      z.array(partitionNumber).min(1).max(1_000).meta({ uniqueItems: true }),
    ])
    .refine(
      (wanted) => typeof wanted === 'number' || new Set(wanted).size === wanted.length,
      'each partition once',
    )
    .optional(),
});
