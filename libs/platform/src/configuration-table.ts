/** The configuration as a page for operators, made from the same table that the services read. */
import { z } from 'zod';
import { environment, type EnvironmentName } from './environment.js';

/** Read by every service beside its own schema: what it refuses to start with (production-faults.ts), who reads /metrics. */
const ofEveryService: readonly EnvironmentName[] = [
  'WAGELEDGER_MODE',
  'WAGELEDGER_TLS_DEMANDED',
  'WAGELEDGER_METRICS_TOKEN',
];

/**
 * Markdown: a table of variables for each service, by its schema (`environmentSchema(…)`, transformed or not). Throws
 * TypeError for a schema that was made in another way.
 */
export function configurationTable(services: Readonly<Record<string, z.ZodType>>): string {
  const sections = Object.entries(services).map(([service, schema]) => {
    const names = namesOf(schema);
    const rows = names.map((name) => `| \`${name}\` | ${defaultOf(name)} | ${meaningOf(name)} |`);
    return `## ${service}\n\n| variable | unless set | meaning |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  });
  return sections.join('\n');
}

/** The variables that a service with this schema reads, those that every service reads first. */
export function namesOf(schema: z.ZodType): EnvironmentName[] {
  const read = schema instanceof z.ZodPipe ? schema.def.in : schema;
  if (!(read instanceof z.ZodObject)) throw new TypeError('not a schema of environment variables');
  return [...new Set([...ofEveryService, ...(Object.keys(read.shape) as EnvironmentName[])])];
}

function defaultOf(name: EnvironmentName): string {
  const parsed = (environment[name].schema as z.ZodType).safeParse(undefined);
  if (!parsed.success) return '**required**';
  const value = [parsed.data].flat().join(',');
  return value === '' ? '' : `\`${value}\``;
}

function meaningOf(name: EnvironmentName): string {
  const { expected, isSecret } = environment[name];
  const text = expected.replaceAll('|', '\\|');
  return isSecret ? `${text}. Secret: masked in logs, or in a file named by \`${name}_FILE\`` : text;
}
