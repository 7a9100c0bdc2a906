/**
 * `node dist/apps/cli/src/operate.js --key FILE --subject NAME -- COMMAND …`: a `wageledger` command with a token of its own.
 * In: the signing key, who asks (kept with every answer and decision), WAGELEDGER_PAYROLL_URL, and the command. Out: what
 * the command gives. The token is good for five minutes and stands nowhere but in this process.
 */
import { parseArgs } from 'node:util';
import { runCommand } from './books-flags.js';
import { runCli } from './run-cli.js';
import { signToken } from './sign-token.js';

await runCommand(async () => {
  const args = process.argv.slice(2);
  const end = args.indexOf('--');
  const { values } = parseArgs({
    args: end < 0 ? args : args.slice(0, end),
    options: { key: { type: 'string' }, subject: { type: 'string', default: 'operator' } },
  });
  const token = await signToken({
    keyFile: values.key,
    roles: ['ops', 'payroll'],
    subject: values.subject,
    expiresIn: '5m',
  });
  return runCli(end < 0 ? [] : args.slice(end + 1), {
    env: { ...process.env, WAGELEDGER_TOKEN: token },
    print: (text) => void process.stdout.write(`${text}\n`),
    complain: (text) => void process.stderr.write(`${text}\n`),
  });
});
