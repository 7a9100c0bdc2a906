import { textTable } from '#libs/platform';
import { z } from 'zod';
import { countOf, partitionOf, textOf, wordsOf } from '../arguments.js';
import type { Command } from '../command.js';
import type { PayrollClient } from '../payroll-client.js';
import { plainLine } from '../plain-line.js';
import { readAnswer } from '../read-answer.js';

const recordSchema = z.looseObject({
  partition: z.number(),
  offset: z.string(),
  code: z.string(),
  reason: z.string(),
  key: z.string().nullable(),
  keyEncoding: z.string().optional(),
  recordedAt: z.string(),
  decision: z
    .looseObject({
      decision: z.string(),
      actor: z.string(),
      at: z.looseObject({ partition: z.number(), offset: z.string() }).optional(),
    })
    .optional(),
});
const pageSchema = z.object({ items: z.array(recordSchema), next: z.string().optional() });

type Rejected = z.infer<typeof recordSchema>;
type Page = z.infer<typeof pageSchema>;

const pageMost = 500;

/** `rejected`: the records that can never be applied, and what was decided about them. */
export const rejected: Command = {
  name: 'rejected',
  usage: 'rejected [--partition N] [--undecided] [--limit N]',
  summary: 'lists rejected records, 50 unless told; --json shows reason, key and value whole',
  flags: { partition: { type: 'string' }, undecided: { type: 'boolean' }, limit: { type: 'string' } },
  read: (given) => {
    wordsOf(given);
    const limit = countOf(given, 'limit', { otherwise: 50, most: 100_000 });
    const partition = textOf(given, 'partition');
    const filter = new URLSearchParams({
      ...(partition === undefined ? {} : { partition: partitionOf(partition) }),
      ...(given.flags['undecided'] === true ? { decided: 'false' } : {}),
    });
    return async ({ payrollAs, answer }) => {
      const listed = await listOf(payrollAs('payroll'), filter, limit);
      answer(listed, tableOf(listed));
    };
  },
};

/** Up to `limit` records; pages may be shorter than asked for, so `next` alone tells whether more follow. */
async function listOf(client: PayrollClient, filter: URLSearchParams, limit: number): Promise<Page> {
  const items: Rejected[] = [];
  let next: string | undefined;
  do {
    const query = new URLSearchParams(filter);
    query.set('limit', String(Math.min(limit - items.length, pageMost)));
    if (next !== undefined) query.set('cursor', next);
    const page = readAnswer(pageSchema, await client.get(`/v1/rejected-records?${query.toString()}`));
    items.push(...page.items);
    next = page.next;
  } while (next !== undefined && items.length < limit);
  return next === undefined ? { items } : { items, next };
}

function tableOf({ items, next }: Page): string {
  if (items.length === 0) return 'no rejected records';
  const titles = ['place', 'code', 'reason', 'key', 'recorded at', 'decision'];
  const rows = items.map((one) => [
    `${one.partition}:${one.offset}`,
    plainLine(one.code),
    plainLine(one.reason, 60),
    keyText(one),
    plainLine(one.recordedAt),
    decisionText(one.decision),
  ]);
  const more = next === undefined ? [] : ['', 'more follow: list them with a larger --limit'];
  return [textTable(titles, rows), ...more].join('\n');
}

function keyText({ key, keyEncoding }: Rejected): string {
  if (key === null) return '–';
  return plainLine(keyEncoding === undefined ? key : `${keyEncoding} ${key}`, 40);
}

function decisionText(decision: Rejected['decision']): string {
  if (decision === undefined) return '';
  const { decision: what, actor, at } = decision;
  return plainLine(`${what}${at === undefined ? '' : ` as ${at.partition}:${at.offset}`} by ${actor}`);
}
