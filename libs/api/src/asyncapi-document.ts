/*
 * The AsyncAPI 3 document of the topics. In: the catalogue of updates. Out: the document, the same for the same code.
 * Guaranteed: every type of the catalogue is a message of `salary-updates`, with the schema by which the consumer decodes it.
 */
import {
  employeeIdSchema,
  departmentIdSchema,
  rejectionCodes,
  updateCatalogue,
  type UpdateType,
} from '#libs/contracts';
import { z } from 'zod';
import { Components, type JsonSchema } from './components.js';

const headerText = { type: 'string', minLength: 1, maxLength: 512 };

const examples: Readonly<Record<UpdateType, unknown>> = {
  'employment.started': { effectiveDate: '2026-11-16', paySchedule: 'monthly' },
  'employment.transferred': { effectiveDate: '2027-01-01', toDepartment: 'research' },
  'employment.ended': { lastDay: '2027-03-31', reason: 'Retires' },
  'salary.set': { amount: { amount: '60000.00', currency: 'EUR' }, per: 'year', effectiveDate: '2026-11-16' },
  'salary.raised': { percent: '3.5', effectiveDate: '2027-01-01' },
  'bonus.granted': { amount: { amount: '250.00', currency: 'EUR' }, payDate: '2026-11-30', code: 'SPOT' },
  'bonus.scheduled': {
    amount: { amount: '100.00', currency: 'EUR' },
    startDate: '2026-11-01',
    every: 'month',
  },
  'bonus.stopped': { bonus: '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21', lastDate: '2027-03-31' },
  'earning.adjusted': {
    amount: { amount: '-320.00', currency: 'EUR' },
    code: 'UNPAID',
    earned: { start: '2026-11-09', end: '2026-11-10' },
    payDate: '2026-11-30',
  },
  'budget.set': {
    amount: { amount: '450000.00', currency: 'EUR' },
    period: { start: '2026-10-01', end: '2026-12-31' },
  },
  'update.reversed': {
    update: '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21',
    reason: 'Entered for the wrong person',
  },
  'update.approved': { update: '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21' },
  'update.declined': { update: '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21', reason: 'Not in the budget' },
};

/** The document; `codecs` are the content types that the consumer decodes. */
export function asyncApiDocument(): JsonSchema {
  const components = new Components();
  const types = Object.keys(updateCatalogue) as UpdateType[];
  const messages = Object.fromEntries(types.map((type) => [type, messageOf(type, components)]));
  const refs = Object.fromEntries(types.map((type) => [type, { $ref: `#/components/messages/${type}` }]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Wageledger: topics',
      version: '1',
      description:
        'Salary and bonus updates, and those that can never be applied. Records are CloudEvents 1.0 in the binary mode of the Kafka protocol binding: attributes in headers, the data alone in the value.',
    },
    defaultContentType: 'application/json',
    channels: {
      'salary-updates': {
        address: 'salary-updates',
        title: 'Updates, in the order in which the log took them',
        description:
          'The partition is one that the department owns (GET /v1/departments of payroll-api), chosen before the send. Retention is unlimited: the log is what the books are made of.',
        messages: refs,
        bindings: {
          kafka: {
            topic: 'salary-updates',
            topicConfiguration: { 'cleanup.policy': ['delete'], 'retention.ms': -1 },
          },
        },
      },
      'salary-updates.rejected': {
        address: 'salary-updates.rejected',
        title: 'Records that can never be applied',
        description:
          'Key, value and headers as they were, with place, code and reason in further headers. A record may be told again: its topic, partition and offset headers are its identity.',
        messages: { rejected: { $ref: '#/components/messages/rejected' } },
      },
    },
    operations: {
      applyUpdate: {
        action: 'receive',
        channel: { $ref: '#/channels/salary-updates' },
        summary: 'payroll-consumer applies each update exactly once.',
      },
      publishUpdate: {
        action: 'send',
        channel: { $ref: '#/channels/salary-updates' },
        summary: 'hr-service and finance-service publish, with acknowledgement by every in-sync replica.',
      },
      tellRejected: {
        action: 'send',
        channel: { $ref: '#/channels/salary-updates.rejected' },
        summary: 'payroll-consumer tells every rejected record, at least once.',
      },
    },
    components: {
      messages: { ...messages, rejected: rejectedMessage() },
      schemas: components.all(),
    },
  };
}

function messageOf(type: UpdateType, components: Components): JsonSchema {
  const { version, service, schema } = updateCatalogue[type];
  const key = components.schemaOf(type === 'budget.set' ? departmentIdSchema : employeeIdSchema, 'input');
  return {
    name: type,
    title: `${type}, version ${version}`,
    summary:
      service === 'both'
        ? 'Published by both services, each for its own types.'
        : `Published by ${service}-service.`,
    contentType: 'application/json',
    headers: headersOf(version === 1 ? type : `${type}.v${version}`, components),
    payload: components.schemaOf(schema as z.ZodType, 'input'),
    bindings: { kafka: { key } },
    examples: [{ name: type.replace('.', '-'), payload: examples[type] }],
  };
}

function headersOf(type: string, components: Components): JsonSchema {
  return {
    type: 'object',
    required: ['ce_id', 'ce_source', 'ce_type', 'ce_department'],
    properties: {
      ce_specversion: { type: 'string', const: '1.0' },
      ce_id: {
        ...headerText,
        description: 'with ce_source the identity of the update: the pair counts once',
      },
      ce_source: { ...headerText, description: 'who publishes, and for which client' },
      ce_type: { type: 'string', const: type },
      ce_subject: { type: 'string', description: 'the key once more' },
      ce_time: {
        type: 'string',
        format: 'date-time',
        description: "the producer's clock; the books go by the broker's",
      },
      ce_department: components.schemaOf(departmentIdSchema, 'input'),
      ce_actor: { ...headerText, description: 'who asked; without it the source' },
      'content-type': { type: 'string', const: 'application/json' },
    },
  };
}

function rejectedMessage(): JsonSchema {
  const prefix = '__connect.errors.';
  const text = { type: 'string' };
  const headers = {
    topic: text,
    partition: { type: 'string', pattern: '^[0-9]+$' },
    offset: { type: 'string', pattern: '^[0-9]+$' },
    stage: { type: 'string', enum: ['KEY_CONVERTER', 'HEADER_CONVERTER', 'VALUE_CONVERTER'] },
    'class.name': { type: 'string', const: 'wageledger.decodeRecord' },
    'exception.class.name': { type: 'string', enum: Object.keys(rejectionCodes) },
    'exception.message': { ...text, description: 'why, in words; never with an amount' },
  };
  const named = Object.entries(headers).map(([name, schema]) => [`${prefix}${name}`, schema] as const);
  return {
    name: 'rejected',
    title: 'A rejected record',
    summary:
      "The original, byte for byte, with the header names of Kafka Connect's dead letter queues behind its own.",
    headers: {
      type: 'object',
      required: named.map(([name]) => name),
      properties: {
        ...Object.fromEntries(named),
        'wageledger-omitted': {
          type: 'string',
          const: 'too-large',
          description:
            'key and value are left out, because the record would be too large; the books have them',
        },
      },
    },
    payload: { description: 'The value as it was: any bytes, or none.' },
  };
}
