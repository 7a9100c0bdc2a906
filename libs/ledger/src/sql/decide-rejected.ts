/**
 * The rejected record at a place, locked against other decisions until the transaction ends. A row lock is no update, so
 * the append-only table grants it. Without it two operators who retry at one moment would both publish before the key of
 * rejected_decision refuses the second. NO KEY: writers of rows that refer to this one need not wait.
 * $1 partition, $2 offset.
 */
export const lockRejected = `
  select partition, "offset"::text as "offset", key, headers, value
    from rejected_record
   where partition = $1 and "offset" = $2
     for no key update`;

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
