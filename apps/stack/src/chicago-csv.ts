import { writeFileSync } from 'node:fs';
import { effectiveDate, currency, type City, type Person } from './chicago-people.js';

const columns = [
  'type',
  'department',
  'employeeId',
  'effectiveDate',
  'amount.amount',
  'amount.currency',
  'per',
  'hoursPerWeek',
];

/** Writes the city's updates as a file for `wageledger import`: a hire and a salary a person. Gives the number of lines. */
export function writeCityCsv(city: City, file: string): number {
  const lines = city.people.flatMap((person) => linesOf(person));
  writeFileSync(file, `${[columns.join(','), ...lines].join('\n')}\n`);
  return lines.length;
}

/** Ids and amounts of the sample hold neither commas nor quotes. */
function linesOf({ department, employeeId, kind, amount, hoursPerWeek }: Person): [string, string] {
  const per = kind === 'salaried' ? ['year', ''] : ['hour', hoursPerWeek];
  return [
    ['employment.started', department, employeeId, effectiveDate, '', '', '', ''].join(','),
    ['salary.set', department, employeeId, effectiveDate, amount, currency, ...per].join(','),
  ];
}
