import { z } from 'zod';
import { defineFormer, defineUpdate, schemaOfVersion, upcast } from './define-update.js';

/** A type with a history, of which the catalogue has none yet: hours as text, before that a number, before that minutes. */
const shiftLogged = defineUpdate({
  type: 'shift.logged',
  version: 3,
  service: 'hr',
  schema: z.strictObject({ hours: z.string(), site: z.string() }),
  effectiveDate: () => '2026-01-01',
  former: [
    defineFormer({
      version: 1,
      schema: z.strictObject({ minutes: z.int() }),
      upcast: ({ minutes }) => ({ hours: minutes / 60 }),
    }),
    defineFormer({
      version: 2,
      schema: z.strictObject({ hours: z.int() }),
      upcast: ({ hours }) => ({ hours: String(hours), site: 'unknown' }),
    }),
  ],
});

describe('an update with former versions', () => {
  // Planted: only the last step taken; the first line gives {"hours":"undefined"}.
  it('is read as the present version, step by step', () => {
    expect(upcast(shiftLogged, 1, { minutes: 480 })).toEqual({ hours: '8', site: 'unknown' });
    expect(upcast(shiftLogged, 2, { hours: 8 })).toEqual({ hours: '8', site: 'unknown' });
    expect(upcast(shiftLogged, 3, { hours: '8', site: 'north' })).toEqual({ hours: '8', site: 'north' });
  });

  it('is decoded by the schema of the version that it names, for ever', () => {
    expect(schemaOfVersion(shiftLogged, 1)?.safeParse({ minutes: 480 }).success).toBe(true);
    expect(schemaOfVersion(shiftLogged, 3)?.safeParse({ minutes: 480 }).success).toBe(false);
    expect(schemaOfVersion(shiftLogged, 4)).toBeUndefined();
  });

  it.each([0, 4])('of version %i, which this release does not know, stops', (version) => {
    expect(() => upcast(shiftLogged, version, {})).toThrow('has no version');
  });
});
