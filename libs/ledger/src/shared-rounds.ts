/**
 * Work that comes in small pieces, done together. In: pieces, at any time. Out: for each what became of it.
 * Guaranteed: pieces that wait together go in one round, one round is under way at a time, so that load makes larger rounds
 * and not more of them, up to 32 pieces; a piece whose round did not commit goes again alone, so what it gets is its own
 * outcome, and the next round does not wait for it.
 */
import type { BatchOutcome } from '#libs/kafka';

type Waiting<Piece> = {
  readonly piece: Piece;
  readonly resolve: (outcome: BatchOutcome | Promise<BatchOutcome>) => void;
};

/** A round must stay as short as any other transaction, however many pieces wait. */
const piecesMax = 32;

export class SharedRounds<Piece> {
  private readonly waiting: Waiting<Piece>[] = [];
  private isUnderWay = false;

  /** `run` does all pieces or none: 'committed', or 'fenced' or a fault where nothing may be taken for done. */
  constructor(private readonly run: (round: readonly Piece[]) => Promise<BatchOutcome>) {}

  /** Gives what `run` says of the piece, with others or alone; faults are those of the piece alone. */
  join(piece: Piece): Promise<BatchOutcome> {
    return new Promise((resolve) => {
      this.waiting.push({ piece, resolve });
      if (this.isUnderWay) return;
      this.isUnderWay = true;
      // After the callbacks of this turn: the partitions of one fetch come one after another.
      setImmediate(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      await this.serve(this.waiting.splice(0, piecesMax));
    }
    this.isUnderWay = false;
  }

  private async serve(round: readonly Waiting<Piece>[]): Promise<void> {
    const alone = ({ piece }: Waiting<Piece>): Promise<BatchOutcome> => this.run([piece]);
    const [only, ...others] = round;
    if (only !== undefined && others.length === 0) {
      const outcome = alone(only);
      only.resolve(outcome);
      return settled(outcome);
    }
    const isDone = await this.run(round.map(({ piece }) => piece)).then(
      (outcome) => outcome === 'committed',
      () => false,
    );
    for (const one of round) one.resolve(isDone ? 'committed' : alone(one));
  }
}

async function settled(outcome: Promise<unknown>): Promise<void> {
  await outcome.catch(() => undefined);
}
