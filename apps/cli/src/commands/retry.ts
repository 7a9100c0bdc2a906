import { readFileSync } from 'node:fs';
import { parseStrictJson } from '#libs/contracts';
import { z } from 'zod';
import { placeOf, reasonOf, textOf, wordsOf } from '../arguments.js';
import type { Command, Given } from '../command.js';
import { readAnswer } from '../read-answer.js';
import { UsageFault } from '../usage-fault.js';

const retriedSchema = z.object({
  topic: z.string(),
  partition: z.number(),
  offset: z.string(),
  updateId: z.string().optional(),
});

/** `retry`: sends a rejected record to its partition again, as it is or edited. */
export const retry: Command = {
  name: 'retry',
  usage: 'retry PLACE --reason TEXT [--key KEY] [--value JSON | --value-file FILE]',
  summary:
    'sends the rejected record at PLACE (partition:offset) again, once; as it is, or with another key or value',
  flags: {
    reason: { type: 'string' },
    key: { type: 'string' },
    value: { type: 'string' },
    'value-file': { type: 'string' },
  },
  read: (given) => {
    const { partition, offset } = placeOf(wordsOf(given, 'PLACE').PLACE);
    const key = textOf(given, 'key');
    const value = valueOf(given);
    const asked = {
      reason: reasonOf(given),
      ...(key === undefined ? {} : { key }),
      // As bytes: the service judges what was written, and not what a double made of its numbers.
      ...(value === undefined ? {} : { valueBase64: value.toString('base64') }),
    };
    return async ({ payrollAs, answer }) => {
      const path = `/v1/rejected-records/${partition}/${offset}/retry`;
      const body = await payrollAs('payroll').post(path, asked);
      const at = readAnswer(retriedSchema, body);
      const update = at.updateId === undefined ? '' : `, update ${at.updateId}`;
      answer(body, `${partition}:${offset} is sent again as ${at.partition}:${at.offset}${update}`);
    };
  },
};

function valueOf(given: Given): Buffer | undefined {
  const value = textOf(given, 'value');
  const file = textOf(given, 'value-file');
  if (value !== undefined && file !== undefined)
    throw new UsageFault('--value and --value-file are two values; give one');
  if (value !== undefined) return jsonObject('--value', Buffer.from(value, 'utf8'));
  return file === undefined ? undefined : jsonObject(file, bytesOf(file));
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (fault) {
    throw new UsageFault(`${file} cannot be read`, { cause: fault });
  }
}

/** The value's own text is never repeated: it may hold pay. */
function jsonObject(name: string, bytes: Buffer): Buffer {
  const json = parseStrictJson(bytes);
  if (!json.ok) throw new UsageFault(`${name} is no value: ${json.reason}`);
  if (typeof json.value === 'object' && json.value !== null && !Array.isArray(json.value)) return bytes;
  throw new UsageFault(`${name} is no value: a value is one JSON object with the fields of the update`);
}
