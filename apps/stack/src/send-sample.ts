/**
 * Enters: a running stack. Leaves: the sample company, applied to its books, once per data folder.
 * Guarantee: everything goes through the REST services; a start that was interrupted in the middle sends
 * the very same updates again (same month, same keys), and the ledger applies none of them twice.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntilApplied } from './applied.js';
import type { RestClient } from './rest-client.js';
import { sampleCompany } from './sample-company.js';
import { writePrivately } from './secret-file.js';
import type { StackFile } from './stack-file.js';
import { createDepartment, inParallel, noteLanding, submit, type Landing } from './submissions.js';

const WIDTH = 8;
const APPLIED_BOUND_MS = 60_000;

/** How far the sample is: its month is fixed before the first update, so that a second try sends the same. */
export type SampleProgress = { month: string; state: 'sending' | 'applied' };

const progressFile = (dataDir: string): string => join(dataDir, 'sample.json');

/** How far the sample of this data folder came; undefined when it was never begun. */
export function readSampleProgress(dataDir: string): SampleProgress | undefined {
  try {
    return JSON.parse(readFileSync(progressFile(dataDir), 'utf8')) as SampleProgress;
  } catch {
    return undefined;
  }
}

/** Sends the sample unless this data folder has it; gives how many people and updates were sent, 0 if none. */
export async function sendSample(
  client: RestClient,
  stack: StackFile,
  place: { dataDir: string; month: string },
): Promise<{ people: number; updates: number }> {
  const progress = readSampleProgress(place.dataDir);
  if (progress?.state === 'applied') return { people: 0, updates: 0 };
  const month = progress?.month ?? place.month;
  writePrivately(
    progressFile(place.dataDir),
    JSON.stringify({ month, state: 'sending' } satisfies SampleProgress),
  );
  const company = sampleCompany(month);
  await inParallel(company.departments, WIDTH, (department) => createDepartment(client, stack, department));
  const landing: Landing = new Map();
  await inParallel(company.updates, WIDTH, async (update) =>
    noteLanding(landing, await submit(client, stack, update)),
  );
  await waitUntilApplied(client, stack, landing, APPLIED_BOUND_MS);
  writePrivately(
    progressFile(place.dataDir),
    JSON.stringify({ month, state: 'applied' } satisfies SampleProgress),
  );
  return { people: company.people, updates: company.updates.length };
}
