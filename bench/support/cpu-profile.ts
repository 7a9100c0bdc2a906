// Imported into a process by NODE_OPTIONS: its CPU profile goes to the file of BENCH_PROFILE when it ends in order.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector';

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.start');
process.on('exit', () => {
  session.post('Profiler.stop', (_fault, { profile }) => {
    writeFileSync(process.env['BENCH_PROFILE'] ?? 'bench.cpuprofile', JSON.stringify(profile));
  });
});
