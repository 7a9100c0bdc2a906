export { BatchApplier } from './apply-batch.js';
export { LedgerPositions } from './ledger-positions.js';
export { loadEntries } from './load-entries.js';
export { headersOf } from './log-hash.js';
export { PeriodProjection } from './period-projection.js';
export { booksFaults, type BooksFault } from './proof/books-fault.js';
export { verifyBooks, type VerifyReport } from './proof/verify-books.js';
