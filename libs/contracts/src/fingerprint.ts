import { hash } from 'node:crypto';

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
  return hash('sha256', canonicalJson({ data, department, employeeId, type, version }), 'hex');
}

/** JSON with the keys of every object in order and absent members left out: one text per meaning. */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  // Sorted by code unit, whatever the locale. One text grows: lists of members cost every update three microseconds.
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}
