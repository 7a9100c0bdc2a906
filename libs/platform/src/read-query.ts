import type { z } from 'zod';
import { Problem, type FaultAt } from './problem.js';

/**
 * The parameters after `?` as the schema gives them back. Throws `Problem` QUERY_INVALID that names every parameter
 * that is wrong, missing or not one of this route: a misspelt `perod=` must not be answered as if it were not there.
 */
export function readQuery<S extends z.ZodObject>(schema: S, query: unknown): z.output<S> {
  const given = query as Readonly<Record<string, unknown>>;
  const known = Object.keys(schema.shape);
  const errors: FaultAt[] = Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      pointer: name,
      detail: `is no parameter of this URL; it takes ${known.join(', ') || 'none'}`,
    }));
  const parsed = schema.safeParse(given);
  for (const issue of parsed.error?.issues ?? []) {
    const name = String(issue.path[0] ?? '');
    errors.push({ pointer: name, detail: faultOf(name, given, issue.message) });
  }
  if (errors.length === 0 && parsed.success) return parsed.data;
  const names = [...new Set(errors.map((error) => error.pointer))].join(', ');
  throw new Problem('QUERY_INVALID', {
    detail: `These parameters are not accepted: ${names}; see errors.`,
    errors,
  });
}

function faultOf(name: string, given: Readonly<Record<string, unknown>>, message: string): string {
  if (!Object.hasOwn(given, name)) return 'is required';
  return Array.isArray(given[name]) ? 'is given more than once' : message;
}
