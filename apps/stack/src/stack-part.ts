/**
 * Enters: everything the launcher started. Leaves: all of it ended, in order.
 * Guarantee: services end before Kafka and Kafka before PostgreSQL (a service that loses its
 * database first would log faults and could not commit its last batch); every wait is bounded.
 */
import type { ChildEnd } from './grouped-child.js';
import { signal } from './pid.js';

export type Stage = 'postgres' | 'kafka' | 'service';
export type StackPart = {
  name: string;
  stage: Stage;
  pid: number;
  logFile: string;
  ended: Promise<ChildEnd>;
  stop(): Promise<void>;
};

const STOP_ORDER: readonly Stage[] = ['service', 'kafka', 'postgres'];

export class StackParts {
  private readonly parts = new Set<StackPart>();
  private isEnding = false;

  constructor(private readonly onDeath: (part: StackPart, end: ChildEnd) => void) {}

  /** Takes a running part in; its death, unless we end it, is told once. */
  add(part: StackPart): void {
    this.parts.add(part);
    void part.ended.then((end) => {
      // Its pid may be given to a foreign process from now on: never signal it again.
      this.parts.delete(part);
      if (!this.isEnding) this.onDeath(part, end);
    });
  }

  /** Ends all parts, stage by stage; each part's own bound applies. */
  async stopAll(tell: (line: string) => void): Promise<void> {
    this.isEnding = true;
    for (const stage of STOP_ORDER) {
      const members = [...this.parts].filter((part) => part.stage === stage);
      if (members.length === 0) continue;
      const since = Date.now();
      await Promise.allSettled(members.map((part) => part.stop()));
      tell(
        `stopped ${members.map((part) => part.name).join(', ')} (${((Date.now() - since) / 1000).toFixed(1)} s)`,
      );
    }
  }

  /** SIGKILL to every group at once: the second Ctrl-C. */
  killAll(): void {
    this.isEnding = true;
    for (const part of this.parts) {
      signal(part.pid, 'SIGKILL', 'group');
      signal(part.pid, 'SIGKILL');
    }
  }
}
