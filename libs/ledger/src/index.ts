export { BatchApplier, type AppliedChunk } from './apply-batch.js';
export { LedgerPositions } from './ledger-positions.js';
export { entriesByEmployee, loadEntries, type EntryRow } from './load-entries.js';
export { headersOf } from './log-hash.js';
export {
  PartitionDesk,
  type AnswerRefusal,
  type HaltAnswer,
  type PartitionStanding,
} from './partition-desk.js';
export { isAtEndOfRange, paidInMonth } from './paid-in-month.js';
export { loadRules, type PayRules } from './pay-rules.js';
export { PeriodProjection } from './period-projection.js';
export { ReadingThread } from './reading-thread/reading-thread.js';
export { RejectedDesk, type DecisionRefusal, type RejectedDecision } from './rejected-desk.js';
export { RejectedRelay } from './rejected-relay.js';
export { RuleDesk, type PolicyVersion, type RuleRefusal, type ThresholdVersion } from './rule-desk.js';
export { booksFaults, type BooksFault } from './proof/books-fault.js';
export type { PartComparison } from './proof/compare-books.js';
export { dropRebuilt, rebuildBooks, RebuildRefused } from './proof/rebuild-books.js';
export { verifyBooks, type VerifyReport } from './proof/verify-books.js';
export { headersOfRetry, type RecordEdit } from './retried-record.js';
export type { ChunkCounts } from './write-chunks.js';
