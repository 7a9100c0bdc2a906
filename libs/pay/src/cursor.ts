/** A place in a list as the wire shows it: opaque, so that its content may change without breaking clients. */
export function encodeCursor(place: string): string {
  return Buffer.from(place, 'utf8').toString('base64url');
}

/** The place a cursor stands for; undefined where the text is not one that `encodeCursor` gives. */
export function decodeCursor(cursor: string): string | undefined {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  return place !== '' && encodeCursor(place) === cursor ? place : undefined;
}
