import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { partitionFor } from '#libs/kafka';
import { repository } from '../../test/support/repository.js';

export type CityDepartment = {
  readonly id: string;
  readonly share: number;
  readonly partitions: readonly number[];
};

/** Two partitions of twelve would be filled by one department; an operator gives such a one several. */
const HOT_SHARE = 0.1;

/**
 * The departments of the City of Chicago with their real shares of the staff (samples/city-of-chicago.csv), and the
 * partitions that an operator would give them: as many as their share of the topic, the least loaded ones.
 */
export function cityDepartments(partitions: number): CityDepartment[] {
  const file = readFileSync(join(repository, 'samples/city-of-chicago.csv'));
  const people = parse<{ department: string }>(file, { columns: true });
  const heads = new Map<string, number>();
  for (const { department } of people) heads.set(department, (heads.get(department) ?? 0) + 1);
  const load = Array.from({ length: partitions }, (_, number) => ({ number, share: 0 }));
  return [...heads]
    .sort(([, left], [, right]) => right - left)
    .map(([name, count]) => {
      const share = count / people.length;
      const owned = share < HOT_SHARE ? 1 : Math.ceil(share * partitions);
      const chosen = load.toSorted((a, b) => a.share - b.share || a.number - b.number).slice(0, owned);
      for (const partition of chosen) partition.share += share / owned;
      return {
        id: slugOf(name),
        share,
        partitions: chosen.map(({ number }) => number).sort((a, b) => a - b),
      };
    });
}

/** The partition that a department service would choose. */
export function partitionOf(department: CityDepartment, key: string): number {
  return partitionFor(key, department.partitions);
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
