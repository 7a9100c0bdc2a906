/** Where payroll-api is and which token goes there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError, environmentSchema, readConfig } from '#libs/platform';
import { z } from 'zod';
import { CommandFailure } from './command-failure.js';
import type { PayrollRole, Server } from './payroll-client.js';
import { UsageFault } from './usage-fault.js';

type Environment = Readonly<Record<string, string | undefined>>;

const stackSchema = z.object({
  urls: z.object({ payroll: z.string() }),
  tokens: z.object({ ops: z.string(), payroll: z.string() }),
});

/**
 * The server for a command of that role: what --data-dir names, else WAGELEDGER_PAYROLL_URL and WAGELEDGER_TOKEN, else
 * the stack of `.data`. The environment goes before `.data` because somebody set it, whereas the folder just lies there.
 */
export function serverFor(role: PayrollRole, dataDir: string | undefined, env: Environment): Server {
  if (dataDir !== undefined) return serverOfStack(dataDir, role);
  // One of the two is enough to mean the environment: a token never goes to a server that it was not set for.
  if (env['WAGELEDGER_PAYROLL_URL'] || env['WAGELEDGER_TOKEN']) return serverOfEnvironment(env);
  if (existsSync(join('.data', 'stack.json'))) return serverOfStack('.data', role);
  throw new UsageFault(
    'which payroll-api? Name the folder of a running stack with --data-dir DIR, or set WAGELEDGER_PAYROLL_URL and WAGELEDGER_TOKEN',
  );
}

function serverOfStack(dataDir: string, role: PayrollRole): Server {
  const file = join(dataDir, 'stack.json');
  try {
    const { urls, tokens } = stackSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return { url: urls.payroll, token: tokens[role] };
  } catch (fault) {
    throw new CommandFailure(
      `no running stack in ${dataDir} (${file} is missing or is not what npm start writes): start one with npm start -- --data-dir ${dataDir}`,
      { cause: fault },
    );
  }
}

function serverOfEnvironment(env: Environment): Server {
  try {
    const read = readConfig(environmentSchema('WAGELEDGER_PAYROLL_URL', 'WAGELEDGER_TOKEN'), env);
    return { url: read.WAGELEDGER_PAYROLL_URL, token: read.WAGELEDGER_TOKEN };
  } catch (fault) {
    if (fault instanceof ConfigurationError) throw new UsageFault(fault.message, { cause: fault });
    throw fault;
  }
}
