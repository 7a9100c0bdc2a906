import type { z } from 'zod';
import { CommandFailure } from './command-failure.js';

/** The parts of an answer that a command shows. Throws CommandFailure where the service answers in another form. */
export function readAnswer<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  throw new CommandFailure(
    `payroll-api answered in a form that this command does not know: are both of one version? (${read.error.issues[0]?.path.join('/') ?? ''})`,
  );
}
