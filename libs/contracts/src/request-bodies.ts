import { z } from 'zod';
import { departmentIdSchema, employeeIdSchema } from './fields.js';
import { bonusGranted } from './updates/bonus-granted.js';
import { employmentStarted } from './updates/employment-started.js';
import { salarySet } from './updates/salary-set.js';

/** POST /v1/departments/{department}/employees: the value of `employment.started` and whom it concerns. */
export const employmentStartedBody = employmentStarted.schema.extend({ employeeId: employeeIdSchema });

/** POST …/employees/{id}/salary */
export const salarySetBody = salarySet.schema;

/** POST …/employees/{id}/bonuses */
export const bonusGrantedBody = bonusGranted.schema;

const partitionNumber = z.int().min(0).max(9_999);

/** POST /v1/departments: `partitions` is how many the department should own, or exactly which ones. */
export const departmentBody = z.strictObject({
  id: departmentIdSchema,
  name: z
    .string()
    .min(1)
    .max(200)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'text without control characters')
    .optional(),
  partitions: z
    .union([z.int().min(1).max(1_000), z.array(partitionNumber).min(1).max(1_000)])
    .refine(
      (wanted) => typeof wanted === 'number' || new Set(wanted).size === wanted.length,
      'each partition once',
    )
    .optional(),
});
