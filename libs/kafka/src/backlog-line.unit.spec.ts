import fc from 'fast-check';
import { BacklogLine, type Place } from './backlog-line.js';
import { newSlot, type Slot } from './slot.js';

/** Claims of which `gone` have ended, and what the line told them. */
function lineOf(atOnce: number, ahead: number) {
  const paused = new Set<Slot>();
  const gone = new Set<Slot>();
  const told: string[] = [];
  const claims = {
    isRunning: (slot: Slot) => !gone.has(slot),
    readLater: (slot: Slot) => {
      paused.add(slot);
      told.push(`wait ${slot.partition}`);
    },
    readOn: (slot: Slot) => {
      paused.delete(slot);
      told.push(`on ${slot.partition}`);
    },
  };
  return { line: new BacklogLine({ atOnce, ahead, claims }), paused, gone, told };
}

const slots = (count: number): Slot[] => Array.from({ length: count }, (_, partition) => newSlot(partition));

function entered(place: Place | undefined): Place {
  if (place === undefined) throw new Error('no place');
  return place;
}

describe('the line of partitions with a backlog', () => {
  it('gives as many places as batches may be held, and lets on whoever waits longest for the next one', () => {
    const { line, told } = lineOf(1, 1);
    const [a, b, c, d] = slots(4) as [Slot, Slot, Slot, Slot];
    const first = entered(line.enter(a, false));
    const second = entered(line.enter(b, false));
    expect([line.enter(c, false), line.enter(d, false)]).toEqual([undefined, undefined]);
    first.end();
    expect(told).toEqual(['wait 2', 'wait 3', 'on 2']);
    entered(line.enter(c, false));
    second.end();
    expect(told.slice(3)).toEqual(['on 3']);
  });

  // Planted: it waits behind those who came meanwhile.
  it('keeps the turn of a partition that was let on and found no place', () => {
    const { line, told } = lineOf(1, 1);
    const [a, b, c, d, e] = slots(5) as [Slot, Slot, Slot, Slot, Slot];
    const first = entered(line.enter(a, false));
    const second = entered(line.enter(b, false));
    line.enter(c, false);
    line.enter(d, false);
    first.end();
    // Faster than the one that was let on.
    entered(line.enter(e, false));
    line.enter(c, false);
    second.end();
    expect(told).toEqual(['wait 2', 'wait 3', 'on 2', 'wait 2', 'on 2']);
  });

  it('leaves a partition readable while there is room, and lets it wait behind the others when there is none', () => {
    const { line, told } = lineOf(1, 1);
    const [a, b] = slots(2) as [Slot, Slot];
    const first = entered(line.enter(a, true));
    expect(told).toEqual([]);
    entered(line.enter(b, true));
    expect(told).toEqual(['wait 1']);
    first.end();
    expect(told).toEqual(['wait 1', 'on 1']);
  });

  // Planted: no bound of its own; a partition took every place, and only one of them could work.
  it('gives one partition no more than two places', () => {
    const { line, told } = lineOf(3, 2);
    const [a, b] = slots(2) as [Slot, Slot];
    const first = entered(line.enter(a, true));
    entered(line.enter(a, true));
    expect(told).toEqual(['wait 0']);
    expect(line.enter(a, true)).toBeUndefined();
    // Which has room, and nobody before it who could use it.
    entered(line.enter(b, true));
    first.end();
    expect(told).toEqual(['wait 0', 'wait 0', 'on 0']);
  });

  it('does not let on a partition that was claimed anew while it waited', () => {
    const { line, gone, told } = lineOf(1, 0);
    const [a, b] = slots(2) as [Slot, Slot];
    const first = entered(line.enter(a, false));
    line.enter(b, false);
    gone.add(b);
    first.end();
    expect(told).toEqual(['wait 1']);
  });

  // Planted: as many let on as there are places, with none held: those beyond them waited for ever.
  it('keeps nobody waiting when nothing is held, whoever enters, leaves or comes with nothing', () => {
    const leaves = fc.constantFrom(0, 0, 0, 0, 1, 3);
    const step = fc.record({ at: fc.nat(19), isMore: fc.boolean(), leaves });
    fc.assert(
      fc.property(fc.array(step, { minLength: 40, maxLength: 100 }), (steps) => {
        const { line, paused } = lineOf(2, 1);
        const all = slots(20);
        const held: Place[] = [];
        for (const { at, isMore, leaves } of steps) {
          const slot = all[at] as Slot;
          const place = paused.has(slot) ? undefined : line.enter(slot, isMore);
          if (place) held.push(place);
          expect(held.length).toBeLessThanOrEqual(3);
          for (const one of held.splice(0, leaves)) one.end();
          if (held.length === 0) expect(paused.size).toBe(0);
        }
        for (const one of held.splice(0)) one.end();
        expect(paused.size).toBe(0);
      }),
    );
  });

  it('gives turns to no more than may be at work', async () => {
    const { line } = lineOf(1, 1);
    const [a, b] = slots(2) as [Slot, Slot];
    const begun: string[] = [];
    const [first, second] = [entered(line.enter(a, false)), entered(line.enter(b, false))];
    await first.begin();
    const begins = second.begin().then(() => begun.push('b'));
    await Promise.resolve();
    expect(begun).toEqual([]);
    first.end();
    await begins;
    expect(begun).toEqual(['b']);
  });
});
