/**
 * `node dist/apps/cli/src/token.js --key FILE ROLE…`: a bearer token for somebody without an identity provider.
 * In: the signing key of the installation, roles, --subject (who asks), --department (again and again; all unless told),
 * --for (12h unless told). Out: the token alone on stdout, exit code 0; 2 with one line on stderr.
 */
import { parseArgs } from 'node:util';
import { CommandFault, runCommand } from './books-flags.js';
import { roleOf, signToken } from './sign-token.js';

const span = /^[1-9]\d{0,3}[mhd]$/;

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      subject: { type: 'string', default: 'operator' },
      department: { type: 'string', multiple: true },
      for: { type: 'string', default: '12h' },
    },
  });
  if (positionals.length === 0) throw new CommandFault('a token for which role? For example: token hr');
  if (!span.test(values.for))
    throw new CommandFault(`${values.for} is no span of time. Write it as --for 12h`);
  const token = await signToken({
    keyFile: values.key,
    roles: positionals.map(roleOf),
    subject: values.subject,
    departments: values.department,
    expiresIn: values.for,
  });
  process.stdout.write(`${token}\n`);
  return 0;
});
