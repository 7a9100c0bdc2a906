import { readFileSync } from 'node:fs';
import { environment, type EnvironmentName } from './environment.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** An environment in which every secret has its value, and what was wrong on the way there, one line each. */
export type ResolvedSecrets = { readonly env: Record<string, string>; readonly faults: readonly string[] };

const suffix = '_FILE';

/** The names of the table that may come as NAME_FILE. */
export const secretNames = (Object.keys(environment) as EnvironmentName[]).filter(
  (name) => environment[name].isSecret,
);

/**
 * Puts the contents of the files that NAME_FILE variables name in the place of NAME, without white space at both ends
 * (editors add a line end), and DATABASE_PASSWORD into DATABASE_URL. Empty values count as absent. A fault names the
 * variable and the file, never what is in it.
 */
export function resolveSecrets(given: Environment): ResolvedSecrets {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(given))
    if (value !== undefined && value !== '') env[name] = value;
  const faults: string[] = [];
  for (const name of secretNames) {
    const file = env[name + suffix];
    if (file === undefined) continue;
    delete env[name + suffix];
    if (env[name] !== undefined) faults.push(`${name} and ${name}${suffix} are both set, remove one of them`);
    else readInto(env, name, file, faults);
  }
  joinPassword(env, faults);
  return { env, faults };
}

function readInto(env: Record<string, string>, name: string, file: string, faults: string[]): void {
  try {
    const text = readFileSync(file, 'utf8').trim();
    if (text === '') faults.push(`${name}${suffix} names ${file}, which is empty`);
    else env[name] = text;
  } catch (fault) {
    const code = (fault as NodeJS.ErrnoException).code ?? 'unknown';
    const reason = code === 'ENOENT' ? 'does not exist' : `this process cannot read (${code})`;
    faults.push(`${name}${suffix} names ${file}, which ${reason}`);
  }
}

/** One password file can then serve the migration that sets the password and the service that uses it. */
function joinPassword(env: Record<string, string>, faults: string[]): void {
  const { DATABASE_URL: url, DATABASE_PASSWORD: password } = env;
  if (url === undefined || password === undefined || !URL.canParse(url)) return;
  const joined = new URL(url);
  if (joined.password !== '') {
    faults.push('DATABASE_PASSWORD is set, but DATABASE_URL has a password already, remove one of them');
    return;
  }
  joined.password = encodeURIComponent(password);
  env['DATABASE_URL'] = joined.toString();
}
