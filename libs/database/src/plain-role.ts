/**
 * Whether the role of a connection may do what no service needs: a superuser passes every grant and trigger that keeps the
 * books append-only, and so does whoever may change the schema or owns a table of it.
 * In: a way to ask. Out: why the role is refused, or undefined.
 */
import { TransientDatabaseError } from './database-faults.js';

/** Why a service does not work with its database although it answers. Listed in docs/ERRORS.md. */
export const databaseRefusals = {
  DATABASE_ROLE_PRIVILEGED: { title: 'The role of DATABASE_URL may do more than a service needs' },
} as const satisfies Record<string, { title: string }>;

/** The role is privileged. Transient, because nothing was asked of the database and the next connection looks again. */
export class PrivilegedRole extends TransientDatabaseError {
  readonly code = 'DATABASE_ROLE_PRIVILEGED' satisfies keyof typeof databaseRefusals;

  constructor(role: string, because: string) {
    super(
      `DATABASE_ROLE_PRIVILEGED: the database role ${role} ${because}, which production refuses; use the login that the migration makes for this service`,
      undefined,
    );
  }
}

type RoleRow = {
  role: string;
  isSuperuser: boolean;
  mayCreateRoles: boolean;
  mayCreate: boolean | null;
  ownsTables: boolean;
};

/** Asked of every role that it is a member of, by the privileges that it has without further ado (INHERIT). */
const roleOfConnection = `
  select current_user as role, r.rolsuper as "isSuperuser", r.rolcreaterole as "mayCreateRoles",
         has_schema_privilege(current_user, current_schema(), 'create') as "mayCreate",
         exists (select from pg_class c
                  where c.relnamespace = to_regnamespace(quote_ident(current_schema())) and c.relkind in ('r', 'p')
                    and pg_has_role(current_user, c.relowner, 'usage')) as "ownsTables"
    from pg_roles r where r.rolname = current_user`;

/** Throws PrivilegedRole; faults of the database are thrown as they are. */
export async function demandPlainRole(ask: (sql: string) => Promise<unknown[]>): Promise<void> {
  const [row] = (await ask(roleOfConnection)) as RoleRow[];
  if (row === undefined) return;
  if (row.isSuperuser) throw new PrivilegedRole(row.role, 'is a superuser');
  if (row.mayCreateRoles) throw new PrivilegedRole(row.role, 'may create roles');
  if (row.mayCreate === true) throw new PrivilegedRole(row.role, 'may create tables in the schema');
  if (row.ownsTables) throw new PrivilegedRole(row.role, 'owns tables of the schema and may change them');
}
