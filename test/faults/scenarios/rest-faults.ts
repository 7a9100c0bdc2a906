// Requests whose answers get lost, and requests that come often. Expected besides the oracle: one answer for one key,
// 422 for a key with other content, 413 above the limit with nothing in the log.
import { setTimeout as pause } from 'node:timers/promises';
import { watermarks } from '#libs/kafka';
import type { Fault, Scene } from '../fault.js';
import type { Sent } from '../oracle/journal.js';
import { keepRecovery } from '../recovery.js';
import { CLIENT, untilReady } from '../round.js';
import { attemptOnce } from '../traffic.js';

const AT_ONCE = 50;
const EATEN_WITHIN_MS = 15_000;
/** Of a request body, as docs/ERRORS.md tells it. */
const BODY_BYTES_MAX = 1_048_576;

export const lostAck: Fault = {
  name: 'lost-ack',
  brokers: 1,
  timesShort: 3,
  prepare: async ({ round }) => {
    const env = { KAFKA_BROKERS: round.options.servers.proxiedBrokers };
    await round.replace('hr-service', env);
    await round.replace('finance-service', env);
  },
  inject: async ({ round, traffic }) => {
    const proxy = round.options.servers.nodes[0]?.proxy;
    if (proxy === undefined) throw new Error('no proxy');
    let eaten = false;
    proxy.rule = (chunk) => {
      // Length (4 bytes), then the API key: 0 is Produce.
      if (eaten || chunk.length < 8 || chunk.readInt16BE(4) !== 0) return 'pass';
      eaten = true;
      return 'deafen';
    };
    for (const deadline = Date.now() + EATEN_WITHIN_MS; !eaten; await pause(20))
      if (Date.now() > deadline) throw new Error('no Produce request came through the proxy');
    proxy.rule = undefined;
    const eatenAt = Date.now();
    // More than there are clients: some of these were asked for after the loss.
    await traffic.reach(traffic.accepted + 50);
    keepRecovery(round, 'accepting goes on after an acknowledgement was lost', eatenAt);
  },
};

/** kill -9 of a department service between the send and its answer. */
export const killIntake: Fault = {
  name: 'kill-intake',
  brokers: 1,
  timesShort: 2,
  inject: async ({ round, random }, nth) => {
    const point = nth % 2 === 0 ? 'intake.published' : 'intake.before-publish';
    await round.replace('hr-service', { WAGELEDGER_FAILPOINTS: `${point}=kill@${1 + random.below(20)}` });
    const victim = round.service('hr-service');
    if (!(await victim.ended(15_000))) throw new Error(`hr-service never came to ${point}`);
    const endedAt = Date.now();
    await untilReady(round.startService('hr-service'));
    await round.connect();
    keepRecovery(round, 'another hr-service takes the place of a killed one', endedAt);
  },
};

export const restRetries: Fault = {
  name: 'rest-retries',
  brokers: 1,
  timesShort: 4,
  inject: async (scene) => {
    const { round } = scene;
    const sent = raise(scene);
    round.journal.sent.push(sent);
    await Promise.all(Array.from({ length: AT_ONCE }, () => attemptOnce(round, sent)));
    const places = new Set(sent.answers.map(({ partition, offset }) => `${partition}:${offset}`));
    const statuses = new Set(sent.answers.map(({ status }) => status));
    if (places.size !== 1 || [...statuses].join() !== '202')
      throw new Error(`${AT_ONCE} posts of one key: ${[...places].join()} ${[...statuses].join()}`);
    const other = { ...sent, answers: [] };
    const refused = await attemptOnce(round, other, { ...sent.data, effectiveDate: '2025-04-01' });
    if (refused !== 422) throw new Error(`a key with other content was answered with ${refused}`);
  },
};

export const oversized: Fault = {
  name: 'oversized',
  brokers: 1,
  timesShort: 2,
  inject: async (scene) => {
    const { round } = scene;
    const fits = raise(scene);
    round.journal.sent.push(fits);
    const status = await postPadded(scene, fits, BODY_BYTES_MAX);
    if (status !== 202) throw new Error(`a body of the limit was answered with ${status}`);
    const tooLarge = raise(scene);
    round.journal.sent.push(tooLarge);
    const refused = await postPadded(scene, tooLarge, BODY_BYTES_MAX + 1);
    if (refused !== 413) throw new Error(`a body of the limit and a byte was answered with ${refused}`);
    await watermarks({ brokers: round.options.servers.brokers.split(','), topic: round.topic });
  },
};

function raise({ random }: Scene): Sent {
  const amount = { amount: `${10_000 + random.below(90_000)}.25`, currency: 'EUR' };
  return {
    source: `/hr-service/${CLIENT}`,
    id: random.id(),
    employee: `E-${random.below(6)}-0`,
    department: 'sales',
    type: 'salary.set',
    data: { amount, per: 'year', effectiveDate: '2025-03-01' },
    answers: [],
    sequence: 0,
  };
}

/** The update in a body of exactly so many bytes: JSON may be padded with spaces. */
async function postPadded({ round }: Scene, sent: Sent, bytes: number): Promise<number> {
  const text = JSON.stringify(sent.data);
  const path = `/v1/departments/${sent.department}/employees/${sent.employee}/salary`;
  const status = await round.rest.postText('hr', path, `${text}${' '.repeat(bytes - text.length)}`, {
    role: 'hr',
    key: sent.id,
  });
  sent.answers.push({ status });
  return status;
}
