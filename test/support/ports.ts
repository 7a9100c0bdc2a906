import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the kernel's ephemeral range (32768 and up), so that no outgoing connection takes a port between look and use.
const LOWEST = 12_000;
const HIGHEST = 32_000;

/** The first of `span` neighbouring ports that are all free on 127.0.0.1. */
export async function freePortBase(span: number): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const base = randomInt(LOWEST, HIGHEST - span);
    const ports = Array.from({ length: span }, (_, index) => base + index);
    const free = await Promise.all(ports.map(isFree));
    if (free.every(Boolean)) return base;
  }
  throw new Error(`no ${span} neighbouring ports are free between ${LOWEST} and ${HIGHEST}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', () => settle(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => settle(true)));
  });
}
