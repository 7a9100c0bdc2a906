import { Books1764000000000 } from './1764000000000-books.js';
import { Operations1764100000000 } from './1764100000000-operations.js';
import { OneCluster1764200000000 } from './1764200000000-one-cluster.js';

/** Every migration, oldest first. A migration that has run anywhere is never edited: the next change is a new one. */
export const migrations = [Books1764000000000, Operations1764100000000, OneCluster1764200000000];
