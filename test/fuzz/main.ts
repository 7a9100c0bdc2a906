// `npm run test:fuzz`. In: --short, --examples N (of each operation), --seed S, --only SERVICE[,SERVICE]; what follows `--`
// goes to schemathesis. Out: what the services did that their committed OpenAPI documents do not say, and an exit code.
// Guaranteed: real services on servers of their own, all of schemathesis's checks; ends what it started, Ctrl-C included.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from '../support/repository.js';
import { startFuzzedServices, type FuzzedServices } from './fuzzed-services.js';
import { endFuzz, fuzz, installSchemathesis } from './schemathesis.js';

const FULL_EXAMPLES = 2_000;
const SHORT_EXAMPLES = 15;
const documented = ['hr-service', 'finance-service', 'payroll-api'] as const;

const { values, positionals } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    examples: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: documented.join(',') },
  },
  allowPositionals: true,
});
const examples = Number(values.examples ?? (values.short ? SHORT_EXAMPLES : FULL_EXAMPLES));
const wanted = values.only.split(',');

let services: FuzzedServices | undefined;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    endFuzz();
    void Promise.resolve(services?.stop()).finally(() => process.exit(1));
  });

const failed: string[] = [];
try {
  const program = await installSchemathesis();
  services = await startFuzzedServices();
  for (const name of documented.filter((one) => wanted.includes(one))) {
    const document = join(repository, 'docs/api', `${name}.openapi.json`);
    const { token, urls } = services;
    const seed = Number(values.seed);
    const code = await fuzz(program, {
      document,
      url: urls[name],
      token,
      examples,
      seed,
      further: positionals,
    });
    if (code !== 0) failed.push(name);
  }
} finally {
  await services?.stop();
}
console.log(failed.length === 0 ? 'fuzz: nothing found' : `fuzz: faults at ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
