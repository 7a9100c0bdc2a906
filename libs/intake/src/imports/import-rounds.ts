import { within } from '#libs/platform';

const idleMs = 50;

/**
 * Slices joined to rounds of about `linesMax` lines: large sends are cheap ones. A round ends early when nothing arrives
 * for 50 ms, so that a slow sender sees the outcome of what it has sent.
 */
export async function* roundsOf<T>(
  slices: AsyncIterator<readonly T[], void>,
  linesMax: number,
): AsyncGenerator<readonly T[], void> {
  let round: T[] = [];
  let next = slices.next();
  for (;;) {
    const arrived = await (round.length === 0 ? next : within(idleMs, next)).catch((fault: unknown) => ({
      fault,
    }));
    if (arrived !== undefined && 'fault' in arrived) {
      // What was read before the sender went away is whole lines, and counts.
      if (round.length > 0) yield round;
      throw arrived.fault;
    }
    if (arrived === undefined) {
      yield round;
      round = [];
      continue;
    }
    if (arrived.done === true) break;
    round = round.concat(arrived.value);
    if (round.length >= linesMax) {
      yield round;
      round = [];
    }
    next = slices.next();
    // A fault while the consumer holds a round is heard when it asks for the next one.
    next.catch(() => undefined);
  }
  if (round.length > 0) yield round;
}
