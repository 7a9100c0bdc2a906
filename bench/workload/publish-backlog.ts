import type { BenchContext } from '../support/benchmark.js';
import { PARTITIONS } from '../support/topics.js';
import { type CityDepartment, cityDepartments } from './city.js';
import { publishWorkload } from './publish-workload.js';
import { type History, workload, type WorkloadRecord } from './updates.js';

/** Of a backlog without a history; with one there may be more of whom nothing is asked. */
const EMPLOYEES = 20_000;

export type Backlog = {
  readonly updates: number;
  /** How many of them were wanted. */
  readonly published: number;
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
  wanted: {
    updates: number;
    employees?: number;
    history?: History | undefined;
    isWanted?: (record: WorkloadRecord) => boolean;
  },
): Promise<Backlog> {
  const { updates, employees = EMPLOYEES, history, isWanted = () => true } = wanted;
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
  let published = 0;
  function* chosen(): Generator<WorkloadRecord> {
    for (const record of records) {
      if (!isWanted(record)) continue;
      published += 1;
      yield record;
    }
  }
  const perSecond = await publishWorkload(brokers, topic, chosen());
  say(`${published} updates of ${month} are in the log, ${Math.round(perSecond)}/s`);
  return { updates, published, employees, partitions: PARTITIONS, month };
}
