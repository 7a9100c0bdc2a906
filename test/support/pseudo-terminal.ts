// In: a program and the width of a terminal. Out: what it writes to that terminal. By python3, because Node has no pseudo
// terminals of its own.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const RUN_MS = 60_000;

/** Its standard input is the terminal, in the width given, before the program begins; the exit code is the program's. */
const inTerminalScript = `
import fcntl, os, pty, struct, sys, termios
columns, argv = int(sys.argv[1]), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack('HHHH', 24, columns, 0, 0))
    os.execvp(argv[0], argv)
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break
    if not piece:
        break
    sys.stdout.buffer.write(piece)
sys.stdout.flush()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
`;

const run = promisify(execFile);

/** Runs the program in a terminal of so many columns, and gives everything that it wrote there. Throws where it fails, and without python3. */
export async function inTerminal(
  columns: number,
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const args = ['-c', inTerminalScript, String(columns), ...argv];
  const { stdout } = await run('python3', args, { env, timeout: RUN_MS, maxBuffer: 64e6 });
  return stdout;
}
