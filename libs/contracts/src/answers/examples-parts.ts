/** What the examples of answers are made of. */
export const department = 'design';
export const clerk = 'hr@acme';
export const financeClerk = 'finance@acme';
export const payrollClerk = 'payroll@acme';
export const approver = 'approver@acme';
export const asOf = { '3': 1205, '4': 12 };
export const basis = { asOf, final: true };

/** An amount of euros. */
export const eur = (amount: string) => ({ amount, currency: 'EUR' });

/** An id that ends in these two digits. */
export const idOf = (end: string): string => `0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b${end}`;

/** The place of a record of the department. */
export const placeOf = (offset: string) => ({ topic: 'salary-updates', partition: 4, offset });
