const waitDefaultSeconds = 2;
const waitMaxSeconds = 30;

/** How long a request asks to wait, in seconds, 30 at most: `Prefer: wait=N` (RFC 7240); undefined where it does not say. */
export function askedWaitSeconds(prefer: string | readonly string[] | undefined): number | undefined {
  const preferences = [prefer ?? []].flat().join(',');
  const [, wanted] = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,9})"?\s*(?:$|[,;])/i.exec(preferences) ?? [];
  return wanted === undefined ? undefined : Math.min(parseInt(wanted, 10), waitMaxSeconds);
}

/** How long a request is willing to wait, in seconds: what it asks for, otherwise 2. */
export function preferredWaitSeconds(prefer: string | readonly string[] | undefined): number {
  return askedWaitSeconds(prefer) ?? waitDefaultSeconds;
}
