import { z } from 'zod';
import { plainTextUpTo } from './fields.js';
import { spokenTextPattern } from './text-patterns.js';

/** PUT /v1/employees/{id}/profile. The name is kept in one Unicode form, so that searches find it however it is typed. */
export const profileBody = z.strictObject({
  name: plainTextUpTo(200)
    .transform((text) => text.trim().normalize('NFC'))
    .refine((text) => text !== '', 'something else than white space')
    .meta({ pattern: spokenTextPattern, maxLength: 200, example: 'Ada Lovelace' }),
});
