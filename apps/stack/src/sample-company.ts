/**
 * Enters: the month in which the sample is first sent. Leaves: four departments, 60 people, and what HR
 * and finance would submit for them. Pure: the same month gives the same updates with the same keys, so
 * an interrupted sample can be sent again.
 */
import type { Submission } from './submissions.js';

export type SampleDepartment = { id: string; name: string };
export type SampleCompany = { departments: SampleDepartment[]; people: number; updates: Submission[] };

export const sampleDepartments: SampleDepartment[] = [
  { id: 'engineering', name: 'Engineering' },
  { id: 'sales', name: 'Sales' },
  { id: 'operations', name: 'Operations' },
  { id: 'people', name: 'People and Culture' },
];

const CURRENCY = 'EUR';

/** Annual salaries: one person each, in the order of their employee numbers. */
const salaries: Record<string, readonly string[]> = {
  engineering: [
    '128000.00',
    '112500.00',
    '104000.00',
    '98750.00',
    '96000.00',
    '94500.00',
    '91200.00',
    '88000.00',
    '86400.00',
    '84900.00',
    '82000.00',
    '79500.00',
    '77250.00',
    '74000.00',
    '71800.00',
    '69000.00',
    '66500.00',
    '63200.00',
    '58900.00',
    '54000.00',
    '52400.00',
    '48600.00',
  ],
  sales: [
    '99000.00',
    '78400.00',
    '72000.00',
    '68500.00',
    '64000.00',
    '61250.00',
    '58000.00',
    '55500.00',
    '52000.00',
    '49800.00',
    '47500.00',
    '45000.00',
    '43200.00',
  ],
  operations: ['82500.00', '61000.00', '54300.00', '49900.00', '46750.00', '44000.00', '42600.00'],
  people: ['88800.00', '67300.00', '59500.00', '52750.00', '48000.00', '45100.00'],
};

/** Hourly staff of operations: rate, contracted hours per week. */
const hourly: readonly (readonly [string, string])[] = [
  ['27.40', '40'],
  ['24.85', '40'],
  ['23.10', '38.5'],
  ['22.60', '38.5'],
  ['21.75', '35'],
  ['21.20', '32'],
  ['19.90', '30'],
  ['19.35', '24'],
  ['18.80', '20'],
  ['18.25', '20'],
  ['17.60', '16'],
  ['16.95', '12'],
];

/** Who joins in the middle of the sample's month: the employee's index in the department, the day. */
const joiners: Record<string, readonly (readonly [number, string])[]> = {
  engineering: [
    [20, '16'],
    [21, '09'],
  ],
  sales: [[12, '11']],
  operations: [[18, '20']],
  people: [[5, '16']],
};

/** Raises already agreed: index, the new salary per year, in force from this day of the month on. */
const raises: Record<string, readonly (readonly [number, string, string])[]> = {
  engineering: [
    [4, '101000.00', '01'],
    [9, '90400.00', '15'],
  ],
  sales: [[2, '75600.00', '10']],
  people: [[1, '70000.00', '01']],
};

/** Bonuses of the month: index, amount, code. */
const bonuses: Record<string, readonly (readonly [number, string, string])[]> = {
  engineering: [
    [0, '4000.00', 'ONCALL'],
    [3, '1250.00', 'ONCALL'],
    [7, '1500.00', 'SPOT'],
  ],
  sales: [
    [0, '6200.00', 'QUARTER'],
    [1, '4850.50', 'QUARTER'],
    [3, '3120.75', 'QUARTER'],
    [4, '2500.00', 'QUARTER'],
    [8, '900.00', 'SPOT'],
  ],
  operations: [
    [0, '1800.00', 'SAFETY'],
    [7, '250.00', 'SPOT'],
  ],
  people: [[2, '1000.00', 'REFERRAL']],
};

type Pay = { amount: string; per: 'year' | 'hour'; hoursPerWeek?: string };
type Person = { employeeId: string; department: string; index: number; pay: Pay };

function peopleOf(department: string, firstNumber: number): Person[] {
  const yearly = (salaries[department] ?? []).map((amount): Pay => ({ amount, per: 'year' }));
  const paidHourly =
    department === 'operations'
      ? hourly.map(([amount, hoursPerWeek]): Pay => ({ amount, per: 'hour', hoursPerWeek }))
      : [];
  return [...yearly, ...paidHourly].map((pay, index) => ({
    employeeId: `E-${firstNumber + index}`,
    department,
    index,
    pay,
  }));
}

function hireAndSalary(person: Person, month: string): Submission[] {
  const day = joiners[person.department]?.find(([index]) => index === person.index)?.[1];
  // Earlier hires are spread over past years; the formula only has to be the same every time.
  const past = `${2015 + ((person.index * 3) % 10)}-${String(1 + ((person.index * 5) % 12)).padStart(2, '0')}-01`;
  const effectiveDate = day === undefined ? past : `${month}-${day}`;
  const about = { service: 'hr', department: person.department } as const;
  const { amount, ...per } = person.pay;
  return [
    {
      ...about,
      path: 'employees',
      key: `sample-${person.employeeId}-hire`,
      body: { employeeId: person.employeeId, effectiveDate },
    },
    {
      ...about,
      path: `employees/${person.employeeId}/salary`,
      key: `sample-${person.employeeId}-salary`,
      body: { amount: { amount, currency: CURRENCY }, ...per, effectiveDate, reason: 'Contract' },
    },
  ];
}

function raisesOf(people: readonly Person[], month: string): Submission[] {
  return people.flatMap(({ employeeId, department, index }) =>
    (raises[department] ?? [])
      .filter(([of]) => of === index)
      .map(([, amount, day]): Submission => ({
        service: 'hr',
        department,
        path: `employees/${employeeId}/salary`,
        key: `sample-${employeeId}-raise`,
        body: {
          amount: { amount, currency: CURRENCY },
          per: 'year',
          effectiveDate: `${month}-${day}`,
          reason: 'Annual review',
        },
      })),
  );
}

function bonusesOf(people: readonly Person[], month: string): Submission[] {
  return people.flatMap(({ employeeId, department, index }) =>
    (bonuses[department] ?? [])
      .filter(([of]) => of === index)
      .map(([, amount, code]): Submission => ({
        service: 'finance',
        department,
        path: `employees/${employeeId}/bonuses`,
        key: `sample-${employeeId}-bonus`,
        body: { amount: { amount, currency: CURRENCY }, payDate: `${month}-25`, code },
      })),
  );
}

/** The sample company as of a month (`2026-11`). */
export function sampleCompany(month: string): SampleCompany {
  const people = sampleDepartments.flatMap(({ id }, place) => peopleOf(id, 1001 + place * 1000));
  const updates = [
    ...people.flatMap((person) => hireAndSalary(person, month)),
    ...raisesOf(people, month),
    ...bonusesOf(people, month),
  ];
  return { departments: sampleDepartments, people: people.length, updates };
}
