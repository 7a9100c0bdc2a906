/*
 * The end of an HTTP server, in the order in which nobody notices. In: the server, and when to stop. Out: a promise for the
 * moment from which nothing is under way. Guaranteed, for at most `lingerMs` + 5 s:
 * 1. While it lingers, the port stays open and every answer says `connection: close`, so that clients give their kept
 *    connections up by themselves. Closed at once, a connection may carry a request just then, which is reset unanswered.
 * 2. The port closes in the very step of looks at it that found nobody and were quick: the kernel resets whoever has come
 *    since the last look, and a step that had requests to answer as well took long enough for that.
 * 3. Requests under way get their answer; who was let in and has not asked yet has a second to do so.
 * Time is counted in steps of the event loop and not by the clock: a process that stood still has not yet read what came in.
 */
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const answerBoundMs = 5_000;
const unaskedBoundMs = 1_000;
const looksMax = 1_000;
const emptyLooks = 3;
/** Some hundred requests a second then meet the moment of closing once in a few hundred restarts. */
const quickLookMs = 0.1;
const stepMs = 10;

/** Counts the connections and requests of one server, and ends it; see the head of the file. */
export class Drain {
  private readonly sockets = new Set<Socket>();
  private letIn = 0;
  private underWay = 0;
  private started = false;

  constructor(
    private readonly server: Server,
    private readonly lingerMs: number,
  ) {
    server.on('connection', (socket: Socket) => {
      this.letIn += 1;
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
  }

  /** Whether the server is ending: each answer must then say `connection: close`. */
  get isDraining(): boolean {
    return this.started;
  }

  requestBegan(): void {
    this.underWay += 1;
  }

  requestEnded(): void {
    this.underWay -= 1;
  }

  /** Ends the server. Without a linger the port is closed when this returns. */
  async end(): Promise<void> {
    this.started = true;
    if (this.lingerMs > 0) {
      await this.until(() => this.sockets.size === 0, this.lingerMs);
      await rehearseClosing();
      await this.closeWhenNobodyWaits();
    } else this.server.close();
    let quietMs = 0;
    await this.until(() => {
      quietMs = this.underWay === 0 ? quietMs + stepMs : 0;
      return this.underWay === 0 && (this.sockets.size === 0 || quietMs > unaskedBoundMs);
    }, answerBoundMs);
  }

  /** Closes the port between two looks: a promise in between would let others run, and connections come, before it. */
  private closeWhenNobodyWaits(): Promise<void> {
    // What close() would do first anyway, so that there is nothing left to do between the last look and the closed port.
    this.server.closeIdleConnections();
    return new Promise((resolve) => {
      let looks = 0;
      let empty = 0;
      let before = this.letIn;
      let lookedAtMs = performance.now();
      const look = (): void => {
        const nowMs = performance.now();
        const foundNobody = this.letIn === before && nowMs - lookedAtMs < quickLookMs;
        empty = foundNobody ? empty + 1 : 0;
        looks += 1;
        if (empty >= emptyLooks || looks >= looksMax) {
          this.server.close();
          resolve();
          return;
        }
        before = this.letIn;
        lookedAtMs = nowMs;
        setImmediate(look);
      };
      setImmediate(look);
    });
  }

  private async until(isDone: () => boolean, boundMs: number): Promise<void> {
    for (let ms = 0; ms < boundMs && !isDone(); ms += stepMs) await pause(stepMs);
  }
}

/**
 * Closes a server that nobody knows, so that the code of closing is compiled when it matters: from the last look to the
 * closed port it took 30 us then and 130 to 200 us the first time, measured with Node 20 on two cores.
 */
async function rehearseClosing(): Promise<void> {
  const server = createServer();
  const isOpen = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false)).listen(0, '127.0.0.1', () => resolve(true));
  });
  if (isOpen) await new Promise((resolve) => server.close(resolve));
}
