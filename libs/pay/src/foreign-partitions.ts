import type { Tx } from '#libs/database';
import type { Entry } from '#libs/domain';
import type { AnomalyOnWire } from './pay-on-wire.js';
import { partitionOwners, partitionOwnersOfEmployee } from './sql/partition-owners.js';

type OwnerRow = { partition: number; department: string };

/** The departments that own a partition or ever did; a partition that nobody owns is missing. */
export type PartitionOwners = ReadonlyMap<number, ReadonlySet<string>>;

/** The owners of every partition that holds an entry of the employee: asked for beside the entries, in the same trip. */
export async function ownersBehind(tx: Tx, employeeId: string): Promise<PartitionOwners> {
  return ownersIn(await tx.query<OwnerRow>(partitionOwnersOfEmployee, [employeeId]));
}

/** The same as `foreignPartitions`, with the owners of the entries' partitions as the transaction sees them. */
export async function foreignPartitionAnomalies(tx: Tx, entries: readonly Entry[]): Promise<AnomalyOnWire[]> {
  const partitions = [...new Set(entries.map((entry) => entry.partition))];
  if (partitions.length === 0) return [];
  return foreignPartitions(entries, ownersIn(await tx.query<OwnerRow>(partitionOwners, [partitions])));
}

/**
 * OTHER_DEPARTMENTS_PARTITION for each entry on a partition that the directory gives, and gave, to other departments
 * only. A partition that nobody owns is no anomaly. The fold cannot know this: it never sees the directory.
 */
export function foreignPartitions(entries: readonly Entry[], owners: PartitionOwners): AnomalyOnWire[] {
  return entries.flatMap(({ partition, department, offset, updateId }) => {
    const known = owners.get(partition);
    if (known === undefined || known.has(department)) return [];
    const detail = `the update of ${department} lies at ${partition}:${offset}, a partition of ${[...known].sort().join(', ')}`;
    return [{ code: 'OTHER_DEPARTMENTS_PARTITION', detail, updateId }];
  });
}

function ownersIn(rows: readonly OwnerRow[]): PartitionOwners {
  const owners = new Map<number, Set<string>>();
  for (const { partition, department } of rows)
    owners.set(partition, (owners.get(partition) ?? new Set()).add(department));
  return owners;
}
