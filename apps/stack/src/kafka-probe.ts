/**
 * Two questions to a Kafka broker, over one short connection each and without a client library: is it
 * there, and does it coordinate groups yet. Every wait is bounded.
 */
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const CLIENT = 'wageledger-stack';
const CORRELATION = 4600;
const API_VERSIONS = 18;
const FIND_COORDINATOR = 10;
const ANSWER_BOUND_MS = 1_000;

function text(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  const length = Buffer.alloc(2);
  length.writeInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** A request of version 0: size, key, version, correlation id, client id, body. */
function requestOf(apiKey: number, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeInt16BE(apiKey, 0);
  head.writeInt32BE(CORRELATION, 4);
  const content = Buffer.concat([head, text(CLIENT), body]);
  const size = Buffer.alloc(4);
  size.writeInt32BE(content.length);
  return Buffer.concat([size, content]);
}

/** The error code of the answer (0: none), or undefined without an answer of the expected form. */
function ask(port: number, wanted: Buffer): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const finish = (answer: number | undefined): void => {
      socket.destroy();
      resolve(answer);
    };
    let seen = Buffer.alloc(0);
    socket.setTimeout(ANSWER_BOUND_MS, () => finish(undefined));
    socket.once('error', () => finish(undefined));
    socket.once('close', () => finish(undefined));
    socket.once('connect', () => socket.write(wanted));
    socket.on('data', (chunk: Buffer) => {
      seen = Buffer.concat([seen, chunk]);
      if (seen.length >= 10) finish(seen.readInt32BE(4) === CORRELATION ? seen.readInt16BE(8) : undefined);
    });
  });
}

/** Whether a Kafka broker answers on 127.0.0.1:port. */
export async function answersAsKafka(port: number): Promise<boolean> {
  return (await ask(port, requestOf(API_VERSIONS, Buffer.alloc(0)))) === 0;
}

/**
 * Asks for the coordinator of a group until there is one; false after `withinMs`. The first such question
 * makes a new broker create its offsets topic, which takes it a moment: a consumer that joins
 * before is turned away.
 */
export async function waitForCoordinator(port: number, group: string, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while ((await ask(port, requestOf(FIND_COORDINATOR, text(group)))) !== 0) {
    if (Date.now() >= deadline) return false;
    await pause(50);
  }
  return true;
}
