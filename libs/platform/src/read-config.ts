import type { z } from 'zod';
import { ConfigurationError } from './configuration-error.js';
import { environment } from './environment.js';
import { resolveSecrets, secretNames } from './secret-files.js';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The typed configuration of a service, read from `env` by `schema` (made with `environmentSchema`).
 *
 * Throws `ConfigurationError` whose message lists every wrong or missing variable, and every unknown WAGELEDGER_*
 * name, each with the remedy. Values are never repeated: some of them are secrets, and a message ends in logs.
 * An empty value counts as absent, which is what container tools pass for a variable that was left out. A secret may
 * stand in a file that NAME_FILE names. `refused` adds what a service will not start with, secrets resolved.
 */
export function readConfig<S extends z.ZodType>(
  schema: S,
  env: Environment,
  refused: (env: Environment) => readonly string[] = () => [],
): z.output<S> {
  const { env: present, faults: secretFaults } = resolveSecrets(env);
  const faults = [...unknownNames(present), ...secretFaults];
  // Allowed in tests only instead of refused in production only: a machine on which nobody set NODE_ENV counts as production.
  if (present['WAGELEDGER_FAILPOINTS'] !== undefined && present['NODE_ENV'] !== 'test')
    faults.push('WAGELEDGER_FAILPOINTS is for tests and works with NODE_ENV=test only, remove it');
  faults.push(...refused(present));
  const parsed = schema.safeParse(present);
  // A secret whose file was refused above is not missing as well.
  if (!parsed.success)
    faults.push(...wrongNames(parsed.error, present).filter((fault) => !hasFileFault(fault, secretFaults)));
  if (faults.length > 0 || !parsed.success) {
    throw new ConfigurationError(`wrong configuration: ${faults.join('; ')}`);
  }
  return parsed.data;
}

function hasFileFault(missing: string, secretFaults: readonly string[]): boolean {
  return secretNames.some(
    (name) =>
      missing.startsWith(`${name} is missing`) &&
      secretFaults.some((fault) => fault.startsWith(`${name}_FILE`)),
  );
}

function wrongNames(error: z.ZodError, present: Record<string, unknown>): string[] {
  const names = new Set(error.issues.map((issue) => String(issue.path[0] ?? '')));
  return [...names].map((name) => {
    const expected = isKnown(name) ? `expected ${environment[name].expected}` : 'is not valid';
    return Object.hasOwn(present, name) ? `${name} is wrong, ${expected}` : `${name} is missing, ${expected}`;
  });
}

function unknownNames(present: Record<string, unknown>): string[] {
  return Object.keys(present)
    .filter((name) => name.startsWith('WAGELEDGER_') && !isKnown(name))
    .map((name) => `${name} is not a known variable, ${suggestion(name)}`);
}

function isKnown(name: string): name is keyof typeof environment {
  return Object.hasOwn(environment, name);
}

function suggestion(name: string): string {
  const ranked = [...Object.keys(environment), ...secretNames.map((secret) => `${secret}_FILE`)]
    .map((known) => ({ known, distance: editDistance(name, known) }))
    .sort((a, b) => a.distance - b.distance);
  const nearest = ranked[0];
  return nearest && nearest.distance <= 4 ? `did you mean ${nearest.known}?` : 'remove it';
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const substituted = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(substituted, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
