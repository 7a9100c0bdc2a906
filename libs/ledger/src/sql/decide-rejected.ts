/**
 * The rejected record at a place, locked against other decisions until the transaction ends. Without the lock two
 * operators who retry at one moment would both publish before the key of rejected_decision refuses the second. An
 * advisory one, because a row lock asks for the right to update, which nobody has on what is append-only.
 * $1 partition, $2 offset.
 */
export const lockRejected = `
  with locked as materialized (
    select pg_advisory_xact_lock(hashtextextended('wageledger.rejected_record ' || $1::integer || ':' || $2::bigint, 0)))
  select partition, "offset"::text as "offset", key, headers, value
    from locked, rejected_record
   where partition = $1::integer and "offset" = $2::bigint`;

/** What was decided. A later statement than the lock, so that it sees what the operator before has committed. $1 partition, $2 offset. */
export const decisionOn = `
  select decision, reason, actor, decided_at as "decidedAt", retried_partition as "toPartition",
         retried_offset::text as "toOffset"
    from rejected_decision where partition = $1 and "offset" = $2`;

/** Keeps a decision. $1 partition, $2 offset, $3 decision, $4 reason, $5 actor, $6 and $7 where the retried record stands. */
export const insertDecision = `
  insert into rejected_decision (partition, "offset", decision, reason, actor, retried_partition, retried_offset)
  values ($1, $2, $3, $4, $5, $6, $7)
  returning decision, reason, actor, decided_at as "decidedAt", retried_partition as "toPartition",
            retried_offset::text as "toOffset"`;
