/**
 * `wageledger COMMAND`: what an operator asks of a running payroll-api and tells it.
 * In: the arguments, and stack.json or WAGELEDGER_PAYROLL_URL and WAGELEDGER_TOKEN. Out: a table, a sentence or JSON on
 * stdout; exit code 0 done, 1 refused or failed, 2 wrong usage, with one reason on stderr.
 */
import { runCli } from './run-cli.js';

let hasReader = true;
// A reader that has seen enough (`wageledger rejected | head`) is no failure of the command.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
  hasReader = false;
});

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  print: (text) => void process.stdout.write(`${text}\n`),
  hasReader: () => hasReader,
  progress: process.stderr,
  complain: (text) => void process.stderr.write(`${text}\n`),
});
