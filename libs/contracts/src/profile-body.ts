import { z } from 'zod';

/** PUT /v1/employees/{id}/profile. The name is kept in one Unicode form, so that searches find it however it is typed. */
export const profileBody = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'text without control characters')
    .transform((text) => text.normalize('NFC'))
    .meta({ example: 'Ada Lovelace' }),
});
