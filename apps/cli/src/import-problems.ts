import type { ImportLine } from '#libs/client';
import { plainLine } from './plain-line.js';

type Refused = Extract<ImportLine, { state: 'refused' }>;

/** What is wrong with a line of the file, a line for each fault: `FILE:LINE: column 4 amount.amount: what`. */
export function problemLines(file: string, { line, problem }: Refused): string[] {
  const where = `${file}:${line}`;
  const errors = problem.errors ?? [];
  if (errors.length === 0) return [plainLine(`${where}: ${problem.code}: ${problem.detail}`)];
  return errors.map(({ pointer, column, position, detail }) => {
    const place =
      position === undefined
        ? (column ?? pointer ?? '')
        : `column ${position}${column === undefined ? '' : ` ${column}`}`;
    return plainLine(`${where}: ${place === '' ? problem.code : place}: ${detail}`);
  });
}
