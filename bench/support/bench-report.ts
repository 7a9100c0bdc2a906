import { textTable } from '#libs/platform';
import type { BenchResult } from './benchmark.js';

/** The results as a table for people: a row for every figure, the names of groups joined. */
export function benchTable(results: Readonly<Record<string, BenchResult>>): string {
  const rows = Object.entries(results).flatMap(([name, result]) =>
    flat(result).map(([path, value]) => [name, path, value]),
  );
  return textTable(['benchmark', 'figure', { title: 'value', align: 'right' }], rows);
}

function flat(result: BenchResult, prefix = ''): [path: string, value: string][] {
  return Object.entries(result).flatMap(([name, value]): [string, string][] => {
    // For charts.
    if (name === 'histogram') return [];
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (value === null || value === undefined) return [];
    if (typeof value === 'object') return flat(value, path);
    return [[path, typeof value === 'number' ? figure(value) : String(value)]];
  });
}

/** Three digits or more of it, without an exponent. */
function figure(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value.toLocaleString('en', {
    maximumFractionDigits: Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3,
  });
}
