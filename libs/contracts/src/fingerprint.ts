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
  return fingerprintWith(content, canonicalJson(content.data));
}

/** The same for whoever has the data's canonical JSON already. */
export function fingerprintWith(
  { type, version, employeeId, department }: Omit<UpdateContent, 'data'>,
  canonicalData: string,
): string {
  // The members in order of their names, as canonicalJson would write them.
  const text = `{"data":${canonicalData},"department":${quoted(department)},"employeeId":${quoted(employeeId)},"type":${quoted(type)},"version":${version}}`;
  return hash('sha256', text, 'hex');
}

/** JSON with the keys of every object in order and absent members left out: one text per meaning. */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  let members = '';
  // Sorted by code unit, whatever the locale. One text grows: lists of members cost every update three microseconds.
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${quoted(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

const needsEscape = /[^ !#-[\]-~]/;

/** As JSON.stringify writes it, which takes five times as long for the short plain words of an update. */
function quoted(text: string): string {
  return needsEscape.test(text) ? JSON.stringify(text) : `"${text}"`;
}
