/** What can be doubtful about an applied entry or about an employee's pay. */
export type AnomalyCode =
  /** Hired while already employed; the later hire takes over from its date. */
  | 'ALREADY_EMPLOYED'
  /** Paid on a date before the hire, or to somebody of whom no hire is known. */
  | 'BONUS_BEFORE_HIRE'
  /** The update named another department than the one in force on its effective date. */
  | 'DEPARTMENT_DIFFERS'
  /** No hire is known: the first salary is taken for one. */
  | 'EMPLOYMENT_IMPLIED'
  /** Employed on days of the period without a salary in force. */
  | 'SALARY_MISSING';

/** Something doubtful, flagged where pay is shown. The update is absent where the lack of one is the doubt. */
export type Anomaly = { readonly code: AnomalyCode; readonly detail: string; readonly updateId?: string };

/** Shared by the many facts about which nothing is doubtful. */
export const noAnomalies: readonly Anomaly[] = [];
