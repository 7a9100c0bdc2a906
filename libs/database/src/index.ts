export { Database, type DatabaseOptions } from './database.js';
export { DatabaseModule } from './database.module.js';
export {
  DatabaseFault,
  InvariantViolation,
  TransientDatabaseError,
  translateDatabaseError,
} from './database-faults.js';
export {
  ensureLogins,
  loginName,
  runtimeRoleOf,
  type LoginPasswords,
  type LoginService,
  type RuntimeRole,
} from './ensure-logins.js';
export { databaseRefusals, PrivilegedRole } from './plain-role.js';
export { runMigrations } from './run-migrations.js';
export { streamRows } from './stream-rows.js';
export { urlInSchema } from './url-in-schema.js';
export type { TransactionOptions, Tx } from './transactions.js';
