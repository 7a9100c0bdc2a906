import type { Coordinate, PositionWatch } from '#libs/pay';
import { preferredWaitSeconds, Problem } from '#libs/platform';

/** Waits for the record that `after` names, as long as `Prefer` says. Throws `Problem` NOT_YET_APPLIED (503) in vain. */
export async function requireApplied(
  watch: PositionWatch,
  after: Coordinate | undefined,
  prefer: string | undefined,
): Promise<void> {
  if (after === undefined) return;
  const waitSeconds = preferredWaitSeconds(prefer);
  if (await watch.reached(after, waitSeconds * 1_000)) return;
  throw new Problem('NOT_YET_APPLIED', {
    detail: `Offset ${after.offset} of partition ${after.partition} is not in the books yet, after ${waitSeconds} s.`,
    headers: { 'retry-after': '1' },
  });
}
