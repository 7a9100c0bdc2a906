/** A department as its latest version states it; `partitions` is ascending, without repeats, never empty. */
export type Department = {
  readonly id: string;
  readonly name: string;
  readonly partitions: readonly number[];
  readonly version: number;
};

/** The row that every statement of this room gives for a department. */
export type DepartmentRow = { id: string; name: string; partitions: number[]; version: number };

/** The department that a row states. */
export function departmentOf(row: DepartmentRow): Department {
  return { id: row.id, name: row.name, partitions: row.partitions, version: Number(row.version) };
}
