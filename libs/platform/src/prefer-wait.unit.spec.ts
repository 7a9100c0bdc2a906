import { preferredWaitSeconds } from './prefer-wait.js';

describe('preferredWaitSeconds', () => {
  it.each([
    [undefined, 2],
    ['respond-async', 2],
    ['wait=0', 0],
    ['wait=10', 10],
    ['respond-async, wait = "7"; x=1', 7],
    ['wait=31', 30],
    ['wait=999999999', 30],
    ['await=9', 2],
    ['wait=1.5', 2],
    ['wait=-1', 2],
    ['wait=1e9', 2],
  ])('%s waits %d seconds', (prefer, seconds) => {
    expect(preferredWaitSeconds(prefer)).toBe(seconds);
  });
});
