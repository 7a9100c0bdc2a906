import type { Tx } from './transactions.js';

let opened = 0;

/**
 * The rows of a query one by one, in its order, through a cursor of the transaction: memory holds one page however many
 * rows there are. The transaction must stay open until the last row; several streams may be read in turn.
 */
export async function* streamRows<Row>(
  tx: Tx,
  sql: string,
  parameters: readonly unknown[] = [],
  rowsPerPage = 500,
): AsyncGenerator<Row> {
  opened += 1;
  const cursor = `rows_${opened}`;
  await tx.query(`declare ${cursor} no scroll cursor for ${sql}`, parameters);
  for (;;) {
    const page = await tx.query<Row>(`fetch forward ${rowsPerPage} from ${cursor}`);
    yield* page;
    if (page.length < rowsPerPage) break;
  }
  // Not in a finally: after a fault the transaction takes no statement any more, and its end closes the cursor.
  await tx.query(`close ${cursor}`);
}
