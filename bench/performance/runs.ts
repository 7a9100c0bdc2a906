import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { BenchResult } from '../support/benchmark.js';
import { medianOf } from '../support/figures.js';

/** The files of `npm run bench -- --json FILE` that a page is made from. A benchmark may be missing in some of them. */
export class Runs {
  private constructor(
    readonly files: readonly string[],
    private readonly results: readonly BenchResult[],
  ) {}

  static read(files: readonly string[]): Runs {
    return new Runs(
      files.map((file) => basename(file)),
      files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as BenchResult),
    );
  }

  /** What the runs have at a place such as 'drain.ratios.copy', in their order; runs without it are left out. */
  values(place: string): number[] {
    return this.found(place).filter((value) => typeof value === 'number');
  }

  /** The median of `values`; undefined where no run has any. */
  median(place: string): number | undefined {
    return medianOf(this.values(place));
  }

  /** What the runs have at a place, each different text once. */
  texts(place: string): string[] {
    const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
    return [...new Set(this.found(place).map(text))].map((said) => said.replaceAll('"', ''));
  }

  /** The names below a place, of all runs, in the order of the first that has them. */
  names(place: string): string[] {
    const groups = this.found(place).filter((value) => typeof value === 'object');
    return [...new Set(groups.flatMap((group) => Object.keys(group ?? {})))];
  }

  private found(place: string): unknown[] {
    return this.results
      .map((result) =>
        place
          .split('.')
          .reduce<unknown>(
            (value, name) =>
              typeof value === 'object' && value !== null
                ? (value as Record<string, unknown>)[name]
                : undefined,
            result,
          ),
      )
      .filter((value) => value !== undefined && value !== null);
  }
}

/** A figure for people: whole above a hundred, else three digits. */
export function figure(value: number | undefined): string {
  if (value === undefined) return '–';
  const size = Math.abs(value);
  const digits = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

/** Such as "1.0 million". */
export function entriesText(entries: number | undefined): string {
  if (entries === undefined || entries === 0) return 'no';
  if (entries < 500_000) return `${Math.round(entries / 1_000)} thousand`;
  return `${(entries / 1_000_000).toFixed(1)} million`;
}
