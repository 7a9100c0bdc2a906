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
  return hash('sha256', canonicalJson({ data, department, employeeId, type, version }));
}

/** JSON with the keys of every object in order and absent members left out: one text per meaning. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(members).sort()) {
    const member = members[name];
    if (member !== undefined)
      text += `${text === '' ? '{' : ','}${JSON.stringify(name)}:${canonicalJson(member)}`;
  }
  return text === '' ? '{}' : `${text}}`;
}
