/** The command line is wrong: exit code 2. The message says how, the usage is shown below it. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}
