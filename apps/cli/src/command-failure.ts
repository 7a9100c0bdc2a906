/** It could not be done: exit code 1. The message says why and what to do. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure';
}
