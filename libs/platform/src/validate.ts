import type { z } from 'zod';
import type { ErrorCode } from '#libs/contracts';
import { Problem, type FaultAt } from './problem.js';

/**
 * `input` as `schema` gives it back. Throws `Problem` (BODY_INVALID unless another code is named) that lists every
 * fault at once, each with its JSON pointer; values are never repeated, because they may be pay.
 */
export function validate<S extends z.ZodType>(
  schema: S,
  input: unknown,
  code: ErrorCode = 'BODY_INVALID',
): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const errors = faultsOf(parsed.error.issues);
  const places = errors.length === 1 ? 'one fault' : `${errors.length} faults`;
  throw new Problem(code, { detail: `The request has ${places}; see errors.`, errors });
}

/** Every fault that zod found, with its JSON pointer below `base`. */
export function faultsOf(issues: readonly z.core.$ZodIssue[], base: readonly PropertyKey[] = []): FaultAt[] {
  return issues.flatMap((issue) => {
    const path = [...base, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerOf([...path, key]),
        detail: 'is not a field of this body',
      }));
    }
    if (issue.code === 'invalid_union') return faultsOfUnion(issue, path);
    return [{ pointer: pointerOf(path), detail: issue.message }];
  });
}

function faultsOfUnion(issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[]): FaultAt[] {
  const branches = issue.errors.map((issues) => faultsOf(issues, path));
  const own = pointerOf(path);
  const nested = branches.find(
    (faults) => faults.length > 0 && faults.every((fault) => fault.pointer !== own),
  );
  if (nested !== undefined) return nested;
  const details = new Set(branches.flat().map((fault) => fault.detail));
  return [{ pointer: own, detail: details.size > 0 ? [...details].join(', or ') : issue.message }];
}

/** The JSON pointer (RFC 6901) of a path; the empty string means the whole document. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
