import { writeFileSync } from 'node:fs';
import type { FaultResult } from './run-fault.js';

const count = ({ findings }: FaultResult, kind: 'violation' | 'unknown'): number =>
  findings.filter((one) => one.kind === kind).length;
const sum = (results: readonly FaultResult[], of: (result: FaultResult) => number): number =>
  results.reduce((total, result) => total + of(result), 0);
const DETAILS_MAX = 8;

/** The table, the recovery times and what was found, as text. */
export function reportOf(results: readonly FaultResult[], seed: number): string {
  const rows = [
    ['fault', 'injected', 'updates', 'violations', 'unknown', 'seconds'],
    ...results.map((one) =>
      [
        one.name,
        one.injected,
        one.updates,
        count(one, 'violation'),
        count(one, 'unknown'),
        one.seconds.toFixed(0),
      ].map(String),
    ),
    [
      'total',
      sum(results, (one) => one.injected),
      sum(results, (one) => one.updates),
      sum(results, (one) => count(one, 'violation')),
      sum(results, (one) => count(one, 'unknown')),
      sum(results, (one) => one.seconds).toFixed(0),
    ].map(String),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const table = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
  return [`seed ${seed}`, ...table, ...recoveriesOf(results), ...findingsOf(results)].join('\n');
}

function recoveriesOf(results: readonly FaultResult[]): string[] {
  const byName = new Map<string, { seconds: number }[]>();
  for (const { recoveries } of results)
    for (const one of recoveries) byName.set(one.name, [...(byName.get(one.name) ?? []), one]);
  return [...byName].map(([name, times]) => {
    const seconds = times.map((one) => one.seconds).sort((a, b) => a - b);
    return `applying again ${name}: ${seconds.length} times, median ${(seconds[seconds.length >> 1] ?? 0).toFixed(1)} s, longest ${(seconds.at(-1) ?? 0).toFixed(1)} s`;
  });
}

function findingsOf(results: readonly FaultResult[]): string[] {
  return results.flatMap(({ name, findings }) => [
    ...findings
      .slice(0, DETAILS_MAX)
      .map(({ point, kind, detail }) => `${kind.toUpperCase()} ${name}: ${point}: ${detail}`),
    ...(findings.length > DETAILS_MAX ? [`… and ${findings.length - DETAILS_MAX} more of ${name}`] : []),
  ]);
}

/** The machine's form of the table. */
export function writeJson(file: string, results: readonly FaultResult[], seed: number): void {
  const faults = results.map((one) => ({
    name: one.name,
    injected: one.injected,
    updates: one.updates,
    violations: count(one, 'violation'),
    unknown: count(one, 'unknown'),
    findings: one.findings.slice(0, DETAILS_MAX),
    points: [...new Set(one.findings.filter(({ kind }) => kind === 'violation').map(({ point }) => point))],
  }));
  const totals = {
    seed,
    updates: sum(results, (one) => one.updates),
    violations: sum(results, (one) => count(one, 'violation')),
    unknown: sum(results, (one) => count(one, 'unknown')),
  };
  writeFileSync(file, `${JSON.stringify({ ...totals, faults }, undefined, 2)}\n`);
}

export function isClean(results: readonly FaultResult[]): boolean {
  return results.length > 0 && results.every(({ findings }) => findings.length === 0);
}
