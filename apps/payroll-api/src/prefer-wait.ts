const waitDefaultSeconds = 2;
const waitMaxSeconds = 30;

/** How long a request is willing to wait, in seconds: `Prefer: wait=N` (RFC 7240) up to 30, otherwise 2. */
export function preferredWaitSeconds(prefer: string | readonly string[] | undefined): number {
  const preferences = [prefer ?? []].flat().join(',');
  const [, wanted] = /(?:^|[,;\s])wait\s*=\s*"?(\d{1,9})"?\s*(?:$|[,;])/i.exec(preferences) ?? [];
  return wanted === undefined ? waitDefaultSeconds : Math.min(parseInt(wanted, 10), waitMaxSeconds);
}
