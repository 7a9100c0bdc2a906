// In: the fields of a line. Out: the update that it asks for, or what is wrong with it, every fault at once.
// Guaranteed: as strict as the bodies of single requests, by the same schemas; no value is repeated in a problem.
import {
  departmentIdSchema,
  employeeIdSchema,
  ownerOfBudgets,
  updateCatalogue,
  type UpdateType,
} from '#libs/contracts';
import { faultsOf, type FaultAt } from '#libs/platform';
import { z } from 'zod';
import type { IntakeOptions } from '../intake-options.js';
import type { RequestedUpdate } from '../update-routes.js';
import type { LineProblem, LineSource, ReadLine } from './import-lines.js';

export type CheckedLine =
  | {
      readonly line: number;
      readonly update: RequestedUpdate;
      readonly key: string | undefined;
      readonly problem?: never;
    }
  | { readonly line: number; readonly problem: LineProblem };

const keySchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'a key is 1 to 255 visible ASCII characters')
  .optional();

/**
 * The types that a file for this service may hold: its own, and reversals. Approvals and declines are not among them:
 * a decision is made about one update that somebody has looked at.
 */
export function importableTypes(service: IntakeOptions['service']): readonly UpdateType[] {
  return (Object.keys(updateCatalogue) as UpdateType[]).filter((type) => {
    const owner = updateCatalogue[type].service;
    return `${owner}-service` === service || type === 'update.reversed';
  });
}

/** Checks lines of one file. */
export class LineCheck {
  constructor(
    private readonly types: readonly UpdateType[],
    private readonly placeOf: LineSource['placeOf'],
  ) {}

  /** Never throws for what a line holds. */
  check(read: ReadLine): CheckedLine {
    const { line } = read;
    if (read.unreadable !== undefined)
      return {
        line,
        problem: { code: 'LINE_UNREADABLE', detail: `The line cannot be read: ${read.unreadable}.` },
      };
    const { type, department, employeeId, key, ...fields } = read.fields;
    const faults: FaultAt[] = [];
    const known = this.types.find((one) => one === type);
    if (known === undefined) faults.push({ pointer: '/type', detail: this.typeFault(type) });
    const names = namesOf(known, { department, employeeId, key }, faults);
    const data = known === undefined ? undefined : parsed(updateCatalogue[known].schema, fields, '', faults);
    if (known === undefined || faults.length > 0) return { line, problem: this.invalid(faults) };
    return { line, update: { type: known, ...names, data }, key: key as string | undefined };
  }

  private typeFault(type: unknown): string {
    if (type === undefined) return 'is missing';
    const owner =
      typeof type === 'string' && Object.hasOwn(updateCatalogue, type)
        ? updateCatalogue[type as UpdateType].service
        : undefined;
    if (owner === 'both') return 'approvals and declines are sent one by one, not by file';
    if (owner !== undefined) return `updates of this type are imported at ${owner}-service`;
    return `none of ${this.types.join(', ')}`;
  }

  private invalid(faults: readonly FaultAt[]): LineProblem {
    const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`;
    const errors = faults.map(({ pointer, detail }) => ({ ...this.placeOf(pointer), detail }));
    return { code: 'LINE_INVALID', detail: `The line has ${count}; see errors.`, errors };
  }
}

/** Department and employee; a budget concerns the department alone. */
function namesOf(
  type: UpdateType | undefined,
  given: { department: unknown; employeeId: unknown; key: unknown },
  faults: FaultAt[],
): { department: string; employeeId: string } {
  const department = parsed(departmentIdSchema, given.department, '/department', faults) ?? '';
  parsed(keySchema, given.key, '/key', faults);
  if (type !== 'budget.set')
    return {
      department,
      employeeId: parsed(employeeIdSchema, given.employeeId, '/employeeId', faults) ?? '',
    };
  if (given.employeeId !== undefined)
    faults.push({ pointer: '/employeeId', detail: 'a budget concerns its department alone' });
  return { department, employeeId: ownerOfBudgets(department) };
}

function parsed<S extends z.ZodType>(
  schema: S,
  value: unknown,
  pointer: string,
  faults: FaultAt[],
): z.output<S> | undefined {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data;
  const found =
    value === undefined && pointer !== ''
      ? [{ pointer: '', detail: 'is missing' }]
      : faultsOf(outcome.error.issues);
  faults.push(...found.map((fault) => ({ pointer: `${pointer}${fault.pointer}`, detail: fault.detail })));
  return undefined;
}
