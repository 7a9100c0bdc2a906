import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivately } from './secret-file.js';
import { StackFault } from './stack-fault.js';

export const tokenNames = ['hr', 'finance', 'payroll', 'approver', 'auditor', 'ops'] as const;

const stackFileSchema = z.object({
  urls: z.object({ hr: z.string(), finance: z.string(), payroll: z.string() }),
  tokens: z.object({
    hr: z.string(),
    finance: z.string(),
    payroll: z.string(),
    approver: z.string(),
    auditor: z.string(),
    ops: z.string(),
  }),
  kafkaBrokers: z.string(),
  databaseUrl: z.string(),
});

/** How to reach a running stack: its URLs, a token per role, its servers. */
export type StackFile = z.infer<typeof stackFileSchema>;

export function stackFilePath(dataDir: string): string {
  return join(dataDir, 'stack.json');
}

/** Writes stack.json, whole and readable by its owner alone: it holds tokens and the database password. */
export function writeStackFile(dataDir: string, content: StackFile): void {
  writePrivately(stackFilePath(dataDir), `${JSON.stringify(content, null, 2)}\n`);
}

/** Reads stack.json of a running stack. Throws a StackFault when there is none. */
export function readStackFile(dataDir: string): StackFile {
  const file = stackFilePath(dataDir);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new StackFault(
      `no running stack in ${dataDir} (${file} is missing)`,
      'Start one with npm start, or name its folder with --data-dir DIR',
    );
  }
  const read = stackFileSchema.safeParse(JSON.parse(text));
  if (read.success) return read.data;
  throw new StackFault(`${file} is not what npm start writes`, 'Start the stack anew');
}

export function removeStackFile(dataDir: string): void {
  rmSync(stackFilePath(dataDir), { force: true });
}
