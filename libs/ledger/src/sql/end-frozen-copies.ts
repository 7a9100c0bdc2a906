/**
 * Ends the connections on which somebody stopped in the middle of copying entries. While Postgres waits for rows of a copy
 * none of its time-outs strikes (not the statement's, not the transaction's, and the transaction is not idle), so a frozen
 * process would keep the position's lock for ever, and whoever takes its partition over would wait as long. A copy of one's
 * own that is merely slow is ended too and applied again.
 * Only connections of the same program and database, of this role or one whose rights it holds: these it may end, and no two
 * consumers need log in under one name. $1 for how long at least, in ms.
 * Source: PostgreSQL 18, ProcessClientReadInterrupt: within a command only the end of the whole process is looked at.
 */
export const endFrozenCopies = `
  select pg_terminate_backend(pid) from pg_stat_activity
   where pg_has_role(usesysid, 'USAGE') and datname = current_database()
     and application_name = current_setting('application_name')
     and state = 'active' and wait_event = 'ClientRead' and query ~ '^\\s*copy entry '
     and xact_start < clock_timestamp() - $1 * interval '1 ms'`;
