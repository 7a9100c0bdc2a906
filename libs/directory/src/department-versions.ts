/**
 * Writes and pages the directory `department -> partitions`.
 * In: an id with, optionally, a name and the partitions wanted. Out: the department at its latest version.
 * Guaranteed: versions are append-only and gapless per department; the same request twice adds nothing; partitions are
 * assigned by one transaction at a time, so departments spread evenly whoever creates them at once.
 */
import type { Database, Tx } from '#libs/database';
import { choosePartitions } from './choose-partitions.js';
import { type Department, type DepartmentRow, departmentOf } from './department.js';
import { insertDepartmentVersion } from './sql/insert-department-version.js';
import { latestDepartment } from './sql/latest-department.js';
import { latestDepartments } from './sql/latest-departments.js';
import { lockDirectory } from './sql/lock-directory.js';
import { pageDepartments } from './sql/page-departments.js';

/** What is asked for: `partitions` is how many, or exactly which; absent keeps those in force (one for a new department). */
export type DepartmentRequest = {
  readonly id: string;
  readonly name?: string | undefined;
  readonly partitions?: number | readonly number[] | undefined;
  readonly actor: string;
};

/** `changed` is true when a version was appended; `refused` says in words why the partitions cannot be had. */
export type DepartmentOutcome =
  | {
      readonly department: Department;
      readonly created: boolean;
      readonly changed: boolean;
      readonly refused?: never;
    }
  | { readonly refused: string };

const attemptsMax = 5;

export class DepartmentVersions {
  constructor(private readonly database: Database) {}

  /**
   * Creates the department, or appends a version where name or partitions differ from those in force; idempotent.
   * `topicPartitions` is the partition count of the topic. Database faults are thrown as libs/database states them.
   */
  async createOrUpdate(request: DepartmentRequest, topicPartitions: number): Promise<DepartmentOutcome> {
    const refused = refusalOf(request.partitions, topicPartitions);
    if (refused !== undefined) return { refused };
    // Repeats only where a writer without the lock took the version number first (see insert-department-version);
    // without the repeat that caller would get a fault for a request that is perfectly good.
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const outcome = await this.database.transaction((tx) =>
        appendWhereDifferent(tx, request, topicPartitions),
      );
      if (outcome !== undefined) return outcome;
    }
    throw new Error(`department ${request.id}: version taken by somebody else ${attemptsMax} times in a row`);
  }

  /** The department at its latest version, read from Postgres and not from a cache; undefined where unknown. */
  async latest(id: string): Promise<Department | undefined> {
    const [row] = await this.database.query<DepartmentRow>(latestDepartment, [id]);
    return row === undefined ? undefined : departmentOf(row);
  }

  /** Up to `limit` departments whose id comes after `afterId` ('' for the first page), in order of id. */
  async page(afterId: string, limit: number): Promise<Department[]> {
    const rows = await this.database.query<DepartmentRow>(pageDepartments, [afterId, limit]);
    return rows.map(departmentOf);
  }

  /** Every department at its latest version, in order of id. */
  async all(): Promise<Department[]> {
    return (await this.database.query<DepartmentRow>(latestDepartments)).map(departmentOf);
  }
}

async function appendWhereDifferent(
  tx: Tx,
  request: DepartmentRequest,
  topicPartitions: number,
): Promise<DepartmentOutcome | undefined> {
  await tx.query(lockDirectory);
  const departments = (await tx.query<DepartmentRow>(latestDepartments)).map(departmentOf);
  const current = departments.find((department) => department.id === request.id);
  const others = departments.filter((department) => department.id !== request.id);
  const name = request.name ?? current?.name ?? request.id;
  const partitions = partitionsFor(request, topicPartitions, current, others);
  if (current !== undefined && current.name === name && sameNumbers(current.partitions, partitions)) {
    return { department: current, created: false, changed: false };
  }
  const version = (current?.version ?? 0) + 1;
  const [row] = await tx.query<DepartmentRow>(insertDepartmentVersion, [
    request.id,
    version,
    name,
    partitions,
    request.actor,
  ]);
  return row === undefined
    ? undefined
    : { department: departmentOf(row), created: current === undefined, changed: true };
}

function partitionsFor(
  request: DepartmentRequest,
  topicPartitions: number,
  current: Department | undefined,
  others: readonly Department[],
): readonly number[] {
  if (Array.isArray(request.partitions)) {
    return [...new Set<number>(request.partitions)].sort((left, right) => left - right);
  }
  const count = (request.partitions as number | undefined) ?? current?.partitions.length ?? 1;
  if (current?.partitions.length === count) return current.partitions;
  const ownedByOthers = others.map((department) => department.partitions);
  return choosePartitions(count, topicPartitions, current?.partitions ?? [], ownedByOthers);
}

function refusalOf(wanted: DepartmentRequest['partitions'], topicPartitions: number): string | undefined {
  if (wanted === undefined) return undefined;
  if (typeof wanted === 'number') {
    const possible = Number.isInteger(wanted) && wanted >= 1 && wanted <= topicPartitions;
    return possible
      ? undefined
      : `the topic has ${topicPartitions} partitions; ask for 1 to ${topicPartitions}`;
  }
  if (wanted.length === 0) return 'a department owns at least one partition';
  const outside = wanted.find(
    (partition) => !Number.isInteger(partition) || partition < 0 || partition >= topicPartitions,
  );
  return outside === undefined ? undefined : `partition ${outside} is not one of 0 to ${topicPartitions - 1}`;
}

function sameNumbers(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}
