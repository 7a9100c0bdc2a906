/*
 * The end of an HTTP server, in the order in which nobody notices. In: the server, and when to stop. Out: a promise for the
 * moment from which nothing is under way. Guaranteed, for at most `lingerMs` + 5 s:
 * 1. While it lingers, the port stays open and every answer says `connection: close`, so that clients give their kept
 *    connections up by themselves. Closed at once, a connection may carry a request just then, which is reset unanswered.
 * 2. The port closes right after looks at it that found nobody: the kernel resets whoever waits to be let in.
 * 3. Requests under way get their answer; who was let in and has not asked yet has a second to do so.
 * Time is counted in steps of the event loop and not by the clock: a process that stood still has not yet read what came in.
 */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextLook, setTimeout as pause } from 'node:timers/promises';

const answerBoundMs = 5_000;
const unaskedBoundMs = 1_000;
const looksMax = 1_000;
const emptyLooks = 3;
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
    let quietMs = 0;
    await this.until(() => {
      quietMs = this.underWay === 0 ? quietMs + stepMs : 0;
      return this.underWay === 0 && (this.sockets.size === 0 || quietMs > unaskedBoundMs);
    }, answerBoundMs);
  }

  /** Resolves right after a few looks at the port that found nobody. */
  private async nobodyWaits(): Promise<void> {
    let empty = 0;
    for (let look = 0; look < looksMax && empty < emptyLooks; look += 1) {
      const before = this.letIn;
      await nextLook();
      empty = this.letIn === before ? empty + 1 : 0;
    }
  }

  private async until(isDone: () => boolean, boundMs: number): Promise<void> {
    for (let ms = 0; ms < boundMs && !isDone(); ms += stepMs) await pause(stepMs);
  }
}
