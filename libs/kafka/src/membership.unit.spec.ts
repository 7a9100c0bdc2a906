import { Membership } from './membership.js';

describe('membership', () => {
  // Planted: what a heartbeat was refused for kept until the next join; a late answer of a former coordinator then made every
  // claim wait for ever.
  it('is confirmed again by a heartbeat that the coordinator answers, whatever an earlier one was refused for', () => {
    const membership = new Membership(60_000);
    membership.confirm();
    membership.leave(new Error('not the coordinator'));
    expect(membership.isConfirmed()).toBe(false);
    membership.confirm();
    expect([membership.isConfirmed(), membership.leftFor]).toEqual([true, undefined]);
  });
});
