import { Watchdog } from './watchdog.js';

function watched(looksMax = 3) {
  const state = { sign: 1 as number | undefined, deaths: 0 };
  const dog = new Watchdog(
    looksMax,
    () => state.sign,
    () => (state.deaths += 1),
  );
  const look = (times: number): void => {
    for (let n = 0; n < times; n += 1) dog.look();
  };
  return { state, dog, look };
}

describe('the watchdog', () => {
  // Planted: the count never set back; it barked at a consumer that went on.
  it('is silent as long as signs come, however slowly', () => {
    const { state, dog, look } = watched();
    for (let sign = 2; sign < 20; sign += 1) {
      look(2);
      state.sign = sign;
      look(1);
    }
    expect([dog.isAlive(), state.deaths]).toEqual([true, 0]);
  });

  // Planted: the call at every look from then on.
  it('barks once when none comes for all its looks, and says not alive', () => {
    const { state, dog, look } = watched();
    look(3);
    expect([dog.isAlive(), state.deaths]).toEqual([true, 0]);
    look(4);
    expect([dog.isAlive(), state.deaths]).toEqual([false, 1]);
  });

  it('barks too at a consumer that never gave a sign', () => {
    const { state, look } = watched();
    state.sign = undefined;
    look(3);
    expect(state.deaths).toBe(1);
  });
});
