/** What can be doubtful about an applied entry or about an employee's pay, in words. */
export const anomalyCodes = {
  ALREADY_EMPLOYED: 'hired while already employed; the later hire takes over from its date',
  BONUS_AFTER_LEAVING: 'a bonus or an adjustment for dates after the employee had left',
  BONUS_BEFORE_HIRE:
    'a bonus or an adjustment for dates before the hire, or for somebody of whom no hire is known',
  DEPARTMENT_DIFFERS: 'the update named another department than the one in force on its effective date',
  EMPLOYMENT_IMPLIED: 'no hire is known: the first salary is taken for one',
  HELD: 'an update waits for an approval and counts for nothing until then',
  NEGATIVE_PAY: 'the gross of a currency is below zero: owed by the employee, not paid',
  NOT_EMPLOYED: 'a transfer, leaving or salary of somebody who is not employed on its date',
  ORPHAN_DECISION: 'an approval or a decline that decides nothing: its update does not wait for it',
  ORPHAN_REVERSAL: 'a reversal that undoes nothing: no such update of this employee, or undone before',
  ORPHAN_STOP: 'a stop of a scheduled bonus that this employee does not have',
  OTHER_DEPARTMENTS_PARTITION: 'the record lies on a partition that its department does not own',
  RAISE_OVER_LIMIT: 'the raise is larger than the limit above which raises are looked at',
  RAISE_WITHOUT_SALARY: 'a raise where no salary of its currency is in force; it changes nothing',
  SALARY_MISSING: 'employed on days of the period without a salary in force',
  SELF_APPROVAL: 'decided by the one who had asked for it; the decision does not count',
} as const satisfies Record<string, string>;

export type AnomalyCode = keyof typeof anomalyCodes;

/** Something doubtful, flagged where pay is shown. The update is absent where the lack of one is the doubt. */
export type Anomaly = { readonly code: AnomalyCode; readonly detail: string; readonly updateId?: string };

/** Shared by the many facts about which nothing is doubtful. */
export const noAnomalies: readonly Anomaly[] = [];
