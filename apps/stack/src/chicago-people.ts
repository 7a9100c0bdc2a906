/**
 * Enters: samples/city-of-chicago.csv. Leaves: its departments with their ids, its people, and the updates
 * that HR would submit for them. Pure but for reading the file; the same file gives the same keys.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { uniqueSlugs } from './slug.js';
import type { Submission } from './submissions.js';

export const effectiveDate = '2026-01-01';
export const currency = 'USD';
/** Departments that one partition would serve too slowly, and how many they own. */
const severalPartitions: Record<string, number> = { POLICE: 6 };

const rowSchema = z.object({
  employee_id: z.string().min(1),
  department: z.string().min(1),
  salary_or_hourly: z.enum(['Salary', 'Hourly']),
  typical_hours: z.string(),
  annual_salary: z.string(),
  hourly_rate: z.string(),
});

export type Person = {
  employeeId: string;
  department: string;
  kind: 'salaried' | 'hourly';
  amount: string;
  hoursPerWeek: string;
};
export type City = { departments: { id: string; name: string; partitions?: number }[]; people: Person[] };

/** Reads the city from its CSV. Throws when a row is not of the expected form. */
export function readCity(file: string): City {
  const rows = z.array(rowSchema).parse(parse(readFileSync(file), { columns: true, bom: true }));
  const slugs = uniqueSlugs(rows.map((row) => row.department));
  const departments = [...slugs].map(([name, id]) => ({
    id,
    name,
    ...(severalPartitions[name] === undefined ? {} : { partitions: severalPartitions[name] }),
  }));
  const people = rows.map((row): Person => {
    const isSalaried = row.salary_or_hourly === 'Salary';
    return {
      employeeId: row.employee_id,
      department: slugs.get(row.department) ?? '',
      kind: isSalaried ? 'salaried' : 'hourly',
      amount: isSalaried ? row.annual_salary : row.hourly_rate,
      hoursPerWeek: row.typical_hours,
    };
  });
  return { departments, people };
}

/** The hire and the salary of a person, in the order in which HR would enter them. */
export function updatesOf(person: Person): [Submission, Submission] {
  const about = { service: 'hr', department: person.department } as const;
  const per =
    person.kind === 'salaried' ? { per: 'year' } : { per: 'hour', hoursPerWeek: person.hoursPerWeek };
  return [
    {
      ...about,
      path: 'employees',
      key: `chicago-${person.employeeId}-hire`,
      body: { employeeId: person.employeeId, effectiveDate },
    },
    {
      ...about,
      path: `employees/${person.employeeId}/salary`,
      key: `chicago-${person.employeeId}-salary`,
      body: { amount: { amount: person.amount, currency }, ...per, effectiveDate },
    },
  ];
}
