import type { EntryFields } from './entry-fields.js';
import type { BonusGrantedEntry } from './updates/bonus-granted.js';
import type { EmploymentStartedEntry } from './updates/employment-started.js';
import type { SalarySetEntry } from './updates/salary-set.js';

/** The immutable fact in the ledger, told apart by `type`. */
export type Entry = EmploymentStartedEntry | SalarySetEntry | BonusGrantedEntry;

/** An entry as it comes from storage or from a decoded record, its type not yet known to the compiler. */
export type RawEntry = EntryFields & { readonly type: string; readonly data: unknown };

const entryTypes = {
  'employment.started': true,
  'salary.set': true,
  'bonus.granted': true,
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
