/** RFC 9457, with the product's stable code. */
import { z } from 'zod';
import { errorCodes, type ErrorCode } from '../error-codes.js';

export const problem = z
  .strictObject({
    type: z.string().regex(/^urn:wageledger:problem:[A-Z_]+$/),
    title: z.string(),
    status: z.int().min(400).max(599),
    code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string().describe('what is wrong with this request, and what to do'),
    errors: z
      .array(z.strictObject({ pointer: z.string(), detail: z.string() }))
      .optional()
      .describe('every fault, by JSON pointer (RFC 6901) or by the name of the parameter'),
  })
  .meta({ id: 'Problem', description: 'Why a request was refused. Build on `code`, never on the texts.' });
