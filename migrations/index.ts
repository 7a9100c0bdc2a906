import { Books1764000000000 } from './1764000000000-books.js';
import { Operations1764100000000 } from './1764100000000-operations.js';
import { OneCluster1764200000000 } from './1764200000000-one-cluster.js';
import { Payroll1764300000000 } from './1764300000000-payroll.js';
import { Profiles1764400000000 } from './1764400000000-profiles.js';
import { Imports1764500000000 } from './1764500000000-imports.js';
import { Roles1764600000000 } from './1764600000000-roles.js';
import { LosingEntries1764700000000 } from './1764700000000-losing-entries.js';
import { LosersByUpdate1764800000000 } from './1764800000000-losers-by-update.js';
import { EntriesWithoutUpdateIndex1764900000000 } from './1764900000000-entries-without-update-index.js';

/** Every migration, oldest first. A migration that has run anywhere is never edited: the next change is a new one. */
export const migrations = [
  Books1764000000000,
  Operations1764100000000,
  OneCluster1764200000000,
  Payroll1764300000000,
  Profiles1764400000000,
  Imports1764500000000,
  Roles1764600000000,
  LosingEntries1764700000000,
  LosersByUpdate1764800000000,
  EntriesWithoutUpdateIndex1764900000000,
];
