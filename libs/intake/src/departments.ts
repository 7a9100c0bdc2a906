import { Inject, Injectable } from '@nestjs/common';
import { DepartmentDirectory, type Department } from '#libs/directory';
import { Problem, within } from '#libs/platform';

/** Longest wait for a department that is not in memory; known ones are answered at once, with or without Postgres. */
const lookupTimeoutMs = 2_000;

/** The department directory, with its outcomes told as problems. */
@Injectable()
export class Departments {
  constructor(@Inject(DepartmentDirectory) private readonly directory: DepartmentDirectory) {}

  /**
   * The department with this id. Throws `Problem` DEPARTMENT_UNKNOWN (404), or DIRECTORY_UNAVAILABLE (503) where it is
   * not in memory and Postgres does not answer: an outage is no proof that a department does not exist.
   */
  async known(id: string): Promise<Department> {
    // The usual case: a timer for each request would cost more than the look-up.
    const inMemory = this.directory.inMemory(id);
    if (inMemory !== undefined) return inMemory;
    const lookup = await within(lookupTimeoutMs, this.lookUp(id));
    if (lookup === undefined || lookup === 'unavailable') {
      throw new Problem('DIRECTORY_UNAVAILABLE', {
        detail: `Whether there is a department ${id} cannot be read now. Send the request again later.`,
        headers: { 'retry-after': '5' },
      });
    }
    if (lookup === 'unknown') {
      throw new Problem('DEPARTMENT_UNKNOWN', {
        detail: `There is no department ${id}; the role ops can create it in payroll-api.`,
      });
    }
    return lookup;
  }

  private async lookUp(id: string): Promise<Department | 'unknown' | 'unavailable'> {
    try {
      return (await this.directory.find(id)) ?? 'unknown';
    } catch {
      return 'unavailable';
    }
  }
}
