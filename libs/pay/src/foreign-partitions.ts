import type { Tx } from '#libs/database';
import type { Entry } from '#libs/domain';
import { partitionOwners } from './sql/partition-owners.js';
import type { AnomalyOnWire } from './pay-on-wire.js';

/**
 * OTHER_DEPARTMENTS_PARTITION for each entry on a partition that the directory gives, and gave, to other departments
 * only. A partition that nobody owns is no anomaly. The fold cannot know this: it never sees the directory.
 */
export async function foreignPartitionAnomalies(tx: Tx, entries: readonly Entry[]): Promise<AnomalyOnWire[]> {
  const partitions = [...new Set(entries.map((entry) => entry.partition))];
  if (partitions.length === 0) return [];
  const rows = await tx.query<{ partition: number; department: string }>(partitionOwners, [partitions]);
  const owners = new Map<number, Set<string>>();
  for (const { partition, department } of rows)
    owners.set(partition, (owners.get(partition) ?? new Set()).add(department));
  return entries.flatMap(({ partition, department, offset, updateId }) => {
    const known = owners.get(partition);
    if (known === undefined || known.has(department)) return [];
    const detail = `the update of ${department} lies at ${partition}:${offset}, a partition of ${[...known].sort().join(', ')}`;
    return [{ code: 'OTHER_DEPARTMENTS_PARTITION', detail, updateId }];
  });
}
