/**
 * Enters: the setup of the four services, later the death of one. Leaves: all four running, a dead one started again.
 * Guarantee: the pids of what runs are noted before anything else happens, so that a launcher killed from here on leaves
 * a trace; a service that dies again and again is given up, because a defect must not look like work.
 */
import { notePids } from './service-orphans.js';
import {
  serviceNames,
  startService,
  type RunningService,
  type ServiceName,
  type ServiceSetup,
} from './services.js';
import type { StackParts } from './stack-part.js';

const RESTARTS_MAX = 5;
const RESTART_WINDOW_MS = 60_000;

export class ServiceSupervisor {
  private readonly running = new Map<ServiceName, RunningService>();
  private restartsMs: number[] = [];

  constructor(
    private readonly setup: ServiceSetup,
    private readonly parts: StackParts,
  ) {}

  /** Starts every service; they may not be ready yet. */
  async startAll(): Promise<RunningService[]> {
    for (const service of await Promise.all(serviceNames.map((name) => startService(name, this.setup))))
      this.running.set(service.name, service);
    return this.take([...this.running.values()]);
  }

  /** Starts the named service again; false if services died too often lately, or it is none of the four. */
  async startAgain(name: string): Promise<boolean> {
    const died = serviceNames.find((known) => known === name);
    const nowMs = Date.now();
    this.restartsMs = this.restartsMs.filter((atMs) => nowMs - atMs < RESTART_WINDOW_MS);
    if (died === undefined || this.restartsMs.length >= RESTARTS_MAX) return false;
    this.restartsMs.push(nowMs);
    const service = await startService(died, this.setup);
    this.running.set(died, service);
    this.take([service]);
    return true;
  }

  private take(started: RunningService[]): RunningService[] {
    notePids(this.setup.dataDir, [...this.running.values()]);
    for (const service of started) this.parts.add(service);
    return started;
  }
}
