/** Where a service is and which token goes there. Tokens come from files and the environment, never from arguments. */
import type { Role } from '#libs/auth';
import { ConfigurationError, environmentSchema, readConfig } from '#libs/platform';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandFailure } from './command-failure.js';
import type { Server } from './payroll-client.js';
import { UsageFault } from './usage-fault.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The services that commands talk to. */
export type ServiceName = 'hr' | 'finance' | 'payroll';

const variables = {
  hr: 'WAGELEDGER_HR_URL',
  finance: 'WAGELEDGER_FINANCE_URL',
  payroll: 'WAGELEDGER_PAYROLL_URL',
} as const;

const stackSchema = z.object({
  urls: z.record(z.string(), z.string()),
  tokens: z.record(z.string(), z.string()),
});

/**
 * The service for a command of that role: what --data-dir names, else the environment (a URL for each service, and
 * WAGELEDGER_TOKEN or WAGELEDGER_TOKEN_FILE), else the stack of `.data`. The environment goes before `.data` because
 * somebody set it, whereas the folder just lies there.
 */
export function serverFor(
  service: ServiceName,
  role: Role,
  dataDir: string | undefined,
  env: Environment,
): Server {
  if (dataDir !== undefined) return serverOfStack(dataDir, service, role);
  // One of them is enough to mean the environment: a token never goes to a server that it was not set for.
  if ([...Object.values(variables), 'WAGELEDGER_TOKEN', 'WAGELEDGER_TOKEN_FILE'].some((name) => env[name]))
    return serverOfEnvironment(service, env);
  if (existsSync(join('.data', 'stack.json'))) return serverOfStack('.data', service, role);
  throw new UsageFault(
    `which ${service === 'payroll' ? 'payroll-api' : `${service}-service`}? Name the folder of a running stack with --data-dir DIR, or set ${variables[service]} and WAGELEDGER_TOKEN`,
  );
}

function serverOfStack(dataDir: string, service: ServiceName, role: Role): Server {
  const file = join(dataDir, 'stack.json');
  let found: Partial<Server>;
  try {
    const { urls, tokens } = stackSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    found = { ...(urls[service] && { url: urls[service] }), ...(tokens[role] && { token: tokens[role] }) };
  } catch (fault) {
    throw new CommandFailure(
      `no running stack in ${dataDir} (${file} is missing or is not what npm start writes): start one with npm start -- --data-dir ${dataDir}`,
      { cause: fault },
    );
  }
  const { url, token } = found;
  if (url !== undefined && token !== undefined) return { url, token };
  throw new CommandFailure(
    `${file} has no ${url === undefined ? `URL of ${service}` : `token of ${role}`}: start the stack anew`,
  );
}

function serverOfEnvironment(service: ServiceName, env: Environment): Server {
  try {
    const name = variables[service];
    const read = readConfig(environmentSchema(name, 'WAGELEDGER_TOKEN'), env);
    return { url: read[name], token: read.WAGELEDGER_TOKEN };
  } catch (fault) {
    if (fault instanceof ConfigurationError) throw new UsageFault(fault.message, { cause: fault });
    throw fault;
  }
}
