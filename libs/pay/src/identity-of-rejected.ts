import { isUtf8 } from 'node:buffer';
import { updateIdOf } from '#libs/contracts';
import { headersOf } from '#libs/ledger';

/**
 * The update id that a rejected record claims by its headers; undefined where it has none. Without this check whoever
 * asks for one update at another's place would be told that theirs was rejected.
 */
export function identityOfRejected(headerBytes: Buffer): string | undefined {
  const headers = headersOf(headerBytes);
  const source = onlyText(headers, 'ce_source');
  const id = onlyText(headers, 'ce_id');
  return source === undefined || id === undefined ? undefined : updateIdOf(source, id);
}

function onlyText(headers: readonly (readonly [string, Buffer])[], name: string): string | undefined {
  const [first, second] = headers.filter(([header]) => header === name);
  if (first === undefined || second !== undefined || !isUtf8(first[1])) return undefined;
  return first[1].toString('utf8');
}
