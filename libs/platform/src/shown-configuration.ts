/*
 * The configuration as a log may hold it. In: the schema of a service and its environment. Out: every variable that it reads
 * with its value, defaults included. Guaranteed: of a secret no more is shown than that it is set; of a URL neither password
 * nor any parameter but the two that say how TLS is checked (drivers take passwords from parameters too).
 */
import type { z } from 'zod';
import { namesOf } from './configuration-table.js';
import { environment, type EnvironmentName } from './environment.js';
import { resolveSecrets } from './secret-files.js';

type Environment = Readonly<Record<string, string | undefined>>;

const masked = '[masked]';
const shownParameters = new Set(['sslmode', 'sslrootcert']);

/** Each variable with what is used for it; null where there is no value. */
export function shownConfiguration(
  schema: z.ZodType,
  env: Environment,
): Record<string, string | number | null> {
  const { env: given } = resolveSecrets(env);
  return Object.fromEntries(namesOf(schema).map((name) => [name, shown(name, given[name])]));
}

function shown(name: EnvironmentName, given: string | undefined): string | number | null {
  const { isSecret, schema } = environment[name];
  if (given === undefined) {
    const byDefault = (schema as z.ZodType).safeParse(undefined).data;
    if (typeof byDefault === 'string' || typeof byDefault === 'number') return byDefault;
    return Array.isArray(byDefault) ? byDefault.join(',') : null;
  }
  // A password may look like a URL.
  if (isSecret && name !== 'DATABASE_URL') return masked;
  return URL.canParse(given) && new URL(given).hostname !== '' ? shownUrl(new URL(given)) : given;
}

/** Only what `masked` and the list above let through; a URL may be a secret as a whole, and its host never is. */
function shownUrl({ protocol, username, host, pathname, searchParams }: URL): string {
  const parameters = [...searchParams].map(
    ([name, value]) => `${name}=${shownParameters.has(name) ? value : masked}`,
  );
  const user = username === '' ? '' : `${username}:${masked}@`;
  return `${protocol}//${user}${host}${pathname}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`;
}
