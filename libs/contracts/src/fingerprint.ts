import { createHash } from 'node:crypto';

/** What an update asks for, without who asked, when, or how often. */
export type UpdateContent = {
  readonly type: string;
  readonly version: number;
  readonly employeeId: string;
  readonly department: string;
  readonly data: unknown;
};

/**
 * SHA-256 (hex) of the canonical content: two records of one update id with the same fingerprint are a repetition,
 * with different ones a conflict. The data must have passed its schema, which makes spellings canonical.
 */
export function fingerprintOf(content: UpdateContent): string {
  const { type, version, employeeId, department, data } = content;
  return createHash('sha256')
    .update(canonicalJson({ data, department, employeeId, type, version }))
    .digest('hex');
}

/** JSON with the keys of every object in order and absent members left out: one text per meaning. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
