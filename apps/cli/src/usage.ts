import type { Command } from './command.js';

/** All commands in a table, with the flags and the exit codes that they share. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'usage: wageledger COMMAND [--data-dir DIR] [--json]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '--data-dir DIR reads URLs and tokens from DIR/stack.json of a running npm start. Otherwise WAGELEDGER_HR_URL,',
    'WAGELEDGER_FINANCE_URL, WAGELEDGER_PAYROLL_URL and WAGELEDGER_TOKEN (or WAGELEDGER_TOKEN_FILE) name them, or',
    '.data/stack.json where none is set. --json prints the answer of the service.',
    'Exit codes: 0 done, 1 refused or failed, 2 wrong usage. wageledger help COMMAND shows its arguments.',
  ].join('\n');
}

/** One command: its arguments and what it does. */
export function usageOf({ usage, summary, details }: Command): string {
  const more = details === undefined ? '' : `\n\n${details}`;
  return `usage: wageledger ${usage} [--data-dir DIR] [--json]\n\n${summary}${more}`;
}
