/**
 * Rejected records that are still to be published. In the transaction that rejects them: written later, a crash between
 * the two would leave records that nobody is ever told of; published before it, others would be told of a rejection that
 * a rollback takes back. $1 partition, $2 offsets.
 */
export const insertOutbox = `
  insert into rejected_outbox (partition, "offset")
  select $1, n."offset" from unnest($2::bigint[]) as n("offset")`;
