import { hash } from 'node:crypto';

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/**
 * The update's identity: a deterministic UUID (version 8, RFC 9562 section 5.8) of who asked and how they numbered it.
 * `source` is `ce_source`, which for REST names service and client; `id` is `ce_id`, there the Idempotency-Key.
 * The same pair gives the same id for ever; the length prefix keeps ("a", "bc") and ("ab", "c") apart.
 * Where `id` is a UUIDv7 its 48 time bits lead, so that ids of one day lie side by side in the winners' index.
 */
export function updateIdOf(source: string, id: string): string {
  let hex = hash('sha256', `${Buffer.byteLength(source)}:${source}${id}`, 'hex');
  if (uuidV7.test(id)) hex = (id.slice(0, 8) + id.slice(9, 13)).toLowerCase() + hex.slice(12);
  const variant = (8 | (parseInt(hex.slice(16, 18), 16) & 3)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
