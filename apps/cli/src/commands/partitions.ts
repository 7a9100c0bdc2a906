import { textTable } from '#libs/platform';
import { z } from 'zod';
import { wordsOf } from '../arguments.js';
import type { Command } from '../command.js';
import { plainLine } from '../plain-line.js';
import { readAnswer } from '../read-answer.js';

const standingSchema = z.object({
  partition: z.number(),
  clusterId: z.string(),
  nextOffset: z.string(),
  owner: z.string().nullable(),
  halt: z.object({ code: z.string(), detail: z.string() }).optional(),
  offsets: z.object({
    applied: z.string(),
    duplicate: z.string(),
    conflict: z.string(),
    rejected: z.string(),
    control: z.string(),
    skipped: z.string(),
  }),
});
const partitionsSchema = z.object({ items: z.array(standingSchema) });

type Standing = z.infer<typeof standingSchema>;

/** `partitions`: where each stands, what became of its offsets, and which wait for an answer. */
export const partitions: Command = {
  name: 'partitions',
  usage: 'partitions',
  summary: 'shows where every partition stands, what became of its offsets, and which are halted',
  flags: {},
  read: (given) => {
    wordsOf(given);
    return async ({ payrollAs, answer }) => {
      const body = await payrollAs('ops').get('/v1/partitions');
      answer(body, textOf(readAnswer(partitionsSchema, body).items));
    };
  },
};

const titles = [
  'partition',
  'next offset',
  'applied',
  'duplicates',
  'conflicts',
  'rejected',
  'control',
  'skipped',
  'owner',
  'halt',
];

function textOf(items: readonly Standing[]): string {
  if (items.length === 0) return 'no partition was ever claimed: is payroll-consumer running?';
  // Partitions of two clusters stand side by side only while one of them is unknown; then one must see which is which.
  const isMixed = new Set(items.map(({ clusterId }) => clusterId)).size > 1;
  const rows = items.map(({ partition, clusterId, nextOffset, owner, halt, offsets }) => [
    String(partition),
    nextOffset,
    offsets.applied,
    offsets.duplicate,
    offsets.conflict,
    offsets.rejected,
    offsets.control,
    offsets.skipped,
    plainLine(owner ?? '–'),
    plainLine(halt?.code ?? ''),
    ...(isMixed ? [plainLine(clusterId)] : []),
  ]);
  const table = textTable(isMixed ? [...titles, 'cluster'] : titles, rows);
  const halts = items.flatMap(({ partition, halt }) => (halt === undefined ? [] : haltText(partition, halt)));
  return halts.length === 0 ? table : [table, '', ...halts].join('\n');
}

function haltText(partition: number, { code, detail }: { code: string; detail: string }): string[] {
  const skip = code === 'RETENTION_LOSS' ? `, or wageledger skip-to ${partition} OFFSET --reason TEXT` : '';
  return [
    plainLine(`partition ${partition} is halted, ${code}: ${detail}`),
    `  → mend it as docs/OPERATIONS.md says for ${plainLine(code)}, then wageledger resume ${partition} --reason TEXT${skip}`,
  ];
}
