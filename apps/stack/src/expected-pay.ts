import { spawnSync } from 'node:child_process';
import { z } from 'zod';
import { StackFault } from './stack-fault.js';

const figuresSchema = z.object({ salaried: z.number(), hourly: z.number(), pay: z.string() });
const expectedSchema = z.object({
  currency: z.string(),
  departments: z.record(z.string(), figuresSchema),
  total: figuresSchema,
});

/** People of each kind and what they are paid in one month; `pay` is a decimal string. */
export type Figures = z.infer<typeof figuresSchema>;
export type ExpectedPay = z.infer<typeof expectedSchema>;

/** What samples/expected_pay.py computes from the file; undefined when there is no python3 on this machine. */
export function expectedPay(script: string, csvFile: string): ExpectedPay | undefined {
  const ran = spawnSync('python3', [script, csvFile], {
    encoding: 'utf8',
    timeout: 120_000,
    maxBuffer: 16 * 1024 * 1024,
  });
  if (ran.error !== undefined && 'code' in ran.error && ran.error.code === 'ENOENT') return undefined;
  if (ran.status !== 0)
    throw new StackFault(`${script} failed`, 'It needs Python 3 and nothing else', ran.stderr);
  return expectedSchema.parse(JSON.parse(ran.stdout));
}
