import { Problem } from '#libs/platform';

const plainKey = /^[\x21-\x7e]{1,255}$/;
/** A string of RFC 9651 structured fields: printable ASCII in quotes, where `\` escapes a quote or itself. */
const quotedKey = /^"((?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\])*)"$/;

/**
 * The key in an Idempotency-Key header, bare (`4711`) or quoted as the IETF draft has it (`"4711"`); both forms are
 * one key. Throws `Problem` IDEMPOTENCY_KEY_MISSING (400) where it is absent, given twice, longer than 255 characters
 * or holds anything but visible ASCII.
 */
export function readIdempotencyKey(header: string | readonly string[] | undefined): string {
  const given = typeof header === 'string' ? header.trim() : '';
  if (given === '') {
    throw refusal(
      'Send the header Idempotency-Key with a new value for every new update; the same update sent again takes the same value.',
    );
  }
  const key = given.startsWith('"') ? quotedKey.exec(given)?.[1]?.replaceAll(/\\(["\\])/g, '$1') : given;
  if (key === undefined || !plainKey.test(key)) {
    throw refusal('Idempotency-Key takes 1 to 255 visible ASCII characters, bare or as one quoted string.');
  }
  return key;
}

function refusal(detail: string): Problem {
  return new Problem('IDEMPOTENCY_KEY_MISSING', { detail });
}
