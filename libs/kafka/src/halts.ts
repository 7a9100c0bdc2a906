/**
 * Why a partition stands: the closed list. `kept`: written into the books, and ended by an operator's answer alone; the
 * others are faults of the moment, shown at /readyz and looked at again after a while and at every join.
 */
export const haltCodes = {
  RETENTION_LOSS: { title: 'Records that the books still want are gone from the log', kept: true },
  TOPIC_TRUNCATED: { title: 'The log ends before the position of the books', kept: true },
  TOPIC_RECREATED: { title: 'The log holds another record where the books have read one', kept: true },
  CLUSTER_UNKNOWN: {
    title: 'The brokers are another cluster than the one the books were read from',
    kept: true,
  },
  APPLY_FAILED: { title: 'The database refuses what the log says, or the log cannot be read', kept: false },
  POSITION_LOST: { title: 'The brokers keep giving other offsets than the one asked for', kept: false },
} as const satisfies Record<string, { title: string; kept: boolean }>;

export type HaltCode = keyof typeof haltCodes;
