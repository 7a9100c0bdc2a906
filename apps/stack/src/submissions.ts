/**
 * Enters: updates to submit. Leaves: all of them accepted, and the last offset of each partition.
 * Guarantee: every update goes through the REST service that owns it, with a key that is the same in every
 * run; the number of open requests is bounded; the first refusal ends the run with its reason.
 */
import type { RestClient } from './rest-client.js';
import { refusalOf } from './rest-client.js';
import { StackFault } from './stack-fault.js';
import type { StackFile } from './stack-file.js';

export type Submission = {
  service: 'hr' | 'finance';
  department: string;
  /** Below the department: `employees`, `employees/E-1/salary`, `employees/E-1/bonuses`. */
  path: string;
  key: string;
  body: Record<string, unknown>;
};

/** Where the newest accepted update of a partition stands. */
export type LastAccepted = { updateId: string; partition: number; offset: bigint };
export type Landing = Map<number, LastAccepted>;

type Accepted = { updateId: string; partition: number; offset: string | number };

/** Submits one update; gives its coordinates. Throws a StackFault when it is refused. */
export async function submit(
  client: RestClient,
  stack: StackFile,
  update: Submission,
): Promise<LastAccepted> {
  const answer = await client.send({
    method: 'POST',
    url: `${stack.urls[update.service]}/v1/departments/${update.department}/${update.path}`,
    token: stack.tokens[update.service],
    idempotencyKey: update.key,
    body: update.body,
  });
  if (answer.status !== 202 && answer.status !== 201 && answer.status !== 200) {
    throw new StackFault(
      `${update.service}-service refused ${update.key}: ${refusalOf(answer)}`,
      'Nothing of it was accepted; the updates before it were',
    );
  }
  const accepted = answer.body as Accepted;
  return { updateId: accepted.updateId, partition: accepted.partition, offset: BigInt(accepted.offset) };
}

/** Keeps the newest coordinates per partition. */
export function noteLanding(landing: Landing, accepted: LastAccepted): void {
  const newest = landing.get(accepted.partition);
  if (newest === undefined || accepted.offset > newest.offset) landing.set(accepted.partition, accepted);
}

/** Works through `items` with at most `width` at a time; the first rejection ends it. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let isBroken = false;
  const lane = async (): Promise<void> => {
    while (!isBroken) {
      const item = items[next++];
      if (item === undefined) return;
      try {
        await work(item);
      } catch (error) {
        isBroken = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** Creates a department, or finds it there; idempotent. */
export async function createDepartment(
  client: RestClient,
  stack: StackFile,
  department: { id: string; name: string; partitions?: number },
): Promise<void> {
  const answer = await client.send({
    method: 'POST',
    url: `${stack.urls.payroll}/v1/departments`,
    token: stack.tokens.ops,
    body: department,
  });
  if (answer.status >= 200 && answer.status < 300) return;
  throw new StackFault(
    `payroll-api refused the department ${department.id}: ${refusalOf(answer)}`,
    'See the log of payroll-api in the data folder',
  );
}
