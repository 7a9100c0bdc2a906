import { TransientDatabaseError } from '#libs/database';
import { Problem } from '#libs/platform';

/** BOOKS_UNAVAILABLE (503) for a Postgres that is away or overloaded; undefined for any other fault. */
export function booksFault(fault: unknown): Problem | undefined {
  if (!(fault instanceof TransientDatabaseError)) return undefined;
  return new Problem('BOOKS_UNAVAILABLE', {
    detail: 'Postgres does not answer now. Send the request again later.',
    headers: { 'retry-after': '5' },
    cause: fault,
  });
}
