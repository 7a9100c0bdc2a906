import type { BenchContext } from '../support/benchmark.js';
import { PARTITIONS } from '../support/topics.js';
import { type CityDepartment, cityDepartments } from './city.js';
import { publishWorkload } from './publish-workload.js';
import { type History, workload } from './updates.js';

/** Of a backlog without a history; with one there may be more of whom nothing is asked. */
const EMPLOYEES = 20_000;

export type Backlog = {
  readonly updates: number;
  readonly employees: number;
  readonly partitions: number;
  readonly month: string;
};

/** The city's departments on the partitions of the benchmarks' topics. */
export function benchDepartments(): CityDepartment[] {
  return cityDepartments(PARTITIONS);
}

/** Writes updates over the whole catalogue into a topic, of the current month, and says how large the backlog is. */
export async function publishBacklog(
  { brokers, seed, say }: BenchContext,
  topic: string,
  wanted: { updates: number; employees?: number; history?: History | undefined },
): Promise<Backlog> {
  const { updates, employees = EMPLOYEES, history } = wanted;
  const month = new Date().toISOString().slice(0, 7);
  const departments = benchDepartments();
  const records = workload({
    seed,
    updates,
    employees,
    departments,
    month,
    ...(history === undefined ? {} : { history }),
  });
  const perSecond = await publishWorkload(brokers, topic, records);
  say(`${updates} updates of ${month} are in the log, ${Math.round(perSecond)}/s`);
  return { updates, employees, partitions: PARTITIONS, month };
}
