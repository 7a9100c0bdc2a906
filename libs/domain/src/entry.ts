import type { EntryFields } from './entry-fields.js';
import type { BonusGrantedEntry } from './updates/bonus-granted.js';
import type { BonusScheduledEntry } from './updates/bonus-scheduled.js';
import type { BonusStoppedEntry } from './updates/bonus-stopped.js';
import type { BudgetSetEntry } from './updates/budget-set.js';
import type { EarningAdjustedEntry } from './updates/earning-adjusted.js';
import type { EmploymentEndedEntry } from './updates/employment-ended.js';
import type { EmploymentStartedEntry } from './updates/employment-started.js';
import type { EmploymentTransferredEntry } from './updates/employment-transferred.js';
import type { SalaryRaisedEntry } from './updates/salary-raised.js';
import type { SalarySetEntry } from './updates/salary-set.js';
import type { UpdateApprovedEntry } from './updates/update-approved.js';
import type { UpdateDeclinedEntry } from './updates/update-declined.js';
import type { UpdateReversedEntry } from './updates/update-reversed.js';

/** What begins, moves or ends an employment. */
export type EmploymentEntry = EmploymentStartedEntry | EmploymentTransferredEntry | EmploymentEndedEntry;

/** What decides on another entry that waits. */
export type DecisionEntry = UpdateApprovedEntry | UpdateDeclinedEntry;

/** What says something of its own about an employee or a department: anything but reversals and decisions. */
export type FactEntry =
  | EmploymentEntry
  | SalarySetEntry
  | SalaryRaisedEntry
  | BonusGrantedEntry
  | BonusScheduledEntry
  | BonusStoppedEntry
  | EarningAdjustedEntry
  | BudgetSetEntry;

/** The immutable fact in the ledger, told apart by `type`. */
export type Entry = FactEntry | DecisionEntry | UpdateReversedEntry;

/** An entry as it comes from storage or from a decoded record, its type not yet known to the compiler. */
export type RawEntry = EntryFields & { readonly type: string; readonly data: unknown };

const entryTypes = {
  'employment.started': true,
  'employment.transferred': true,
  'employment.ended': true,
  'salary.set': true,
  'salary.raised': true,
  'bonus.granted': true,
  'bonus.scheduled': true,
  'bonus.stopped': true,
  'earning.adjusted': true,
  'budget.set': true,
  'update.reversed': true,
  'update.approved': true,
  'update.declined': true,
} satisfies Record<Entry['type'], true>;

/**
 * The same entry, told apart by type. The data must have passed the schema of its type when the record was decoded;
 * that is not repeated here. Throws on an unknown type: decoding rejects those, so one in the ledger is a broken invariant.
 */
export function entryOf(raw: RawEntry): Entry {
  if (!Object.hasOwn(entryTypes, raw.type))
    throw new TypeError(`unknown entry type ${JSON.stringify(raw.type)}`);
  return raw as Entry;
}
