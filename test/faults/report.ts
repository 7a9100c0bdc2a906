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
  return [`seed ${seed}`, ...tableOf(rows, 1), '', ...recoveriesOf(results), ...findingsOf(results)].join(
    '\n',
  );
}

/** Cells in columns; those from `firstNumber` on end at the right. */
function tableOf(rows: readonly string[][], firstNumber: number): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column < firstNumber ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

type Recovery = { name: string; times: number; medianSeconds: number; longestSeconds: number };

function summaryOf({ recoveries }: FaultResult): Recovery[] {
  const names = [...new Set(recoveries.map(({ name }) => name))];
  return names.map((name) => {
    const seconds = recoveries.filter((one) => one.name === name).map((one) => one.seconds);
    seconds.sort((a, b) => a - b);
    const [median, longest] = [seconds[seconds.length >> 1] ?? 0, seconds.at(-1) ?? 0];
    return { name, times: seconds.length, medianSeconds: round(median), longestSeconds: round(longest) };
  });
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}

function recoveriesOf(results: readonly FaultResult[]): string[] {
  const rows = results.flatMap((result) =>
    summaryOf(result).map(({ name, times, medianSeconds, longestSeconds }) => [
      result.name,
      name,
      String(times),
      medianSeconds.toFixed(1),
      longestSeconds.toFixed(1),
    ]),
  );
  return rows.length === 0
    ? []
    : tableOf([['fault', 'seconds until', 'times', 'median', 'longest'], ...rows], 2);
}

/** What was found, a line each. */
export function findingsOf(results: readonly FaultResult[]): string[] {
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
    recoveries: summaryOf(one),
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
