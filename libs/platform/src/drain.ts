/*
 * The end of an HTTP server, in the order in which nobody notices. In: the server, and when to stop. Out: a promise for the
 * moment from which nothing is under way. Guaranteed, for at most `lingerMs` + 5 s:
 * 1. While it lingers, the port stays open and every answer says `connection: close`, so that clients give their kept
 *    connections up by themselves. Closed at once, a connection may carry a request just then, which is reset unanswered.
 * 2. The port closes between two looks at it, with nobody waiting to be let in: the kernel resets whoever is.
 * 3. Requests under way get their answer; who was let in and has not asked yet has a quarter of a second to do so.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextLook, setTimeout as pause } from 'node:timers/promises';

const answerBoundMs = 5_000;
const unaskedBoundMs = 250;
const looksMax = 100;
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
      await this.nobodyWaits();
    }
    this.server.close();
    const closedMs = performance.now();
    const isDone = (): boolean =>
      this.underWay === 0 && (this.sockets.size === 0 || performance.now() - closedMs > unaskedBoundMs);
    await this.until(isDone, answerBoundMs);
  }

  /** Resolves right after a look at the port that found nobody. */
  private async nobodyWaits(): Promise<void> {
    for (let look = 0; look < looksMax; look += 1) {
      const before = this.letIn;
      await nextLook();
      if (this.letIn === before) return;
    }
  }

  private async until(isDone: () => boolean, boundMs: number): Promise<void> {
    const deadline = performance.now() + boundMs;
    while (!isDone() && performance.now() < deadline) await pause(stepMs);
  }
}
