/** What can be doubtful about an applied entry or about an employee's pay, in words. */
export const anomalyCodes = {
  ALREADY_EMPLOYED: 'hired while already employed; the later hire takes over from its date',
  BONUS_BEFORE_HIRE: 'paid on a date before the hire, or to somebody of whom no hire is known',
  DEPARTMENT_DIFFERS: 'the update named another department than the one in force on its effective date',
  EMPLOYMENT_IMPLIED: 'no hire is known: the first salary is taken for one',
  SALARY_MISSING: 'employed on days of the period without a salary in force',
} as const satisfies Record<string, string>;

export type AnomalyCode = keyof typeof anomalyCodes;

/** Something doubtful, flagged where pay is shown. The update is absent where the lack of one is the doubt. */
export type Anomaly = { readonly code: AnomalyCode; readonly detail: string; readonly updateId?: string };

/** Shared by the many facts about which nothing is doubtful. */
export const noAnomalies: readonly Anomaly[] = [];
