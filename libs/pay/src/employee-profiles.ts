import type { Database } from '#libs/database';
import { eraseProfile, putProfile } from './sql/profiles.js';

/** The names of employees: the only personal data of the product, changed and erased apart from the log. */
export class EmployeeProfiles {
  constructor(private readonly database: Database) {}

  /** Gives the employee this name, whether or not there is an entry yet. */
  async put(employeeId: string, name: string): Promise<void> {
    await this.database.query(putProfile, [employeeId, name]);
  }

  /** Erases the name; nothing to erase is no fault. */
  async erase(employeeId: string): Promise<void> {
    await this.database.query(eraseProfile, [employeeId]);
  }
}
