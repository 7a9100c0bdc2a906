const replay =
  'The topic has the truth: compare the record at that place with it, restore from a backup and let the consumer catch up';
const refold =
  'The entries are sound, what was derived from them is not: let nobody be paid from it before it is put right';

/** What `verify` can find, with what it means and what to do. */
export const booksFaults = {
  CHAIN_BROKEN: {
    title: 'the record, its place or its link was changed, or one before it is missing',
    remedy: replay,
  },
  HEAD_WRONG: { title: 'the position does not stand on the last record', remedy: replay },
  COLUMN_WRONG: { title: 'a column does not say what the bytes of the record say', remedy: replay },
  OUTCOME_WRONG: { title: 'the bytes of the record do not give this outcome', remedy: replay },
  OFFSETS_MISSING: {
    title: 'offsets below the position are neither entry, rejected record nor gap',
    remedy: replay,
  },
  OFFSETS_TWICE: { title: 'an offset has more than one outcome', remedy: replay },
  OFFSETS_BEYOND: { title: 'a row stands where its partition has not been applied yet', remedy: replay },
  POSITION_UNKNOWN: {
    title: 'a partition has rows and no position, or several positions',
    remedy:
      'Name the topic and group of these books with --topic and --group; one database holds the books of one topic',
  },
  RECORDED_AT_BACK: { title: 'recorded at steps back', remedy: replay },
  GAP_UNANSWERED: { title: 'skipped offsets that no operator answered for', remedy: replay },
  WINNER_MISSING: { title: 'an update id has entries and no winner', remedy: refold },
  WINNER_WRONG: { title: 'the winner is not the first record of its update id', remedy: refold },
  WINNER_UNFOUNDED: { title: 'a winner without any entry of its update id', remedy: refold },
  LOSER_MISSING: {
    title: 'an entry that lost is not taken down: it would be paid beside the winner',
    remedy: refold,
  },
  LOSER_UNFOUNDED: {
    title: 'an entry is taken down as lost that won, is no entry, or is of another employee or update',
    remedy: refold,
  },
  EMPLOYEE_UNLOCKED: {
    title: 'somebody with entries has no version row: a new period would miss them',
    remedy: refold,
  },
  PAY_UNREADABLE: { title: 'the entries of somebody cannot be folded', remedy: replay },
  PAY_MISSING: { title: 'computed pay lacks a row', remedy: refold },
  PAY_WRONG: { title: 'computed pay is not what the entries give', remedy: refold },
  PAY_UNFOUNDED: { title: 'computed pay that no entry gives', remedy: refold },
} as const satisfies Record<string, { title: string; remedy: string }>;

export type BooksFaultCode = keyof typeof booksFaults;

/** One thing wrong with the books: `where` is partition:offset, an update id, or an employee and a period. */
export type BooksFault = { readonly code: BooksFaultCode; readonly where: string; readonly detail: string };

export type ReportFault = (code: BooksFaultCode, where: string, detail: string) => void;
