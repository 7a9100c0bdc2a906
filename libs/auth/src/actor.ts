/** The roles a token may carry; a route names those that may use it. */
export const roles = ['hr', 'finance', 'payroll', 'approver', 'auditor', 'ops'] as const;

export type Role = (typeof roles)[number];

/** Who is asking, as the token says. `departments` is the scope: `*` means all of them. */
export type Actor = {
  readonly subject: string;
  readonly clientId: string;
  readonly roles: readonly Role[];
  readonly departments: readonly string[];
};

/** Every department. */
export const ALL_DEPARTMENTS = '*';
