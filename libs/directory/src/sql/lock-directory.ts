/**
 * Serialises everybody who assigns partitions, until the transaction ends.
 * Without it two creators read the same use counts and both take the same least used partition, and two changes of one
 * department both compute version n + 1. It must be a statement of its own before the read: under READ COMMITTED the
 * next statement then sees what the previous holder committed; folded into the read it would see the older state.
 */
export const lockDirectory = `select pg_advisory_xact_lock(hashtextextended('wageledger.department_version', 0))`;
