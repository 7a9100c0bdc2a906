// In: a port, and the URL of a server. Out: from now on that server is there at that port too, for programs that were told
// of the port before there was anything behind it.
import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';

/** Opens the door; `close()` of what it gives shuts it for whoever comes later. */
export async function openDoor(port: number, to: string): Promise<Server> {
  const { hostname, port: behind } = new URL(to);
  const door = createServer((near) => {
    const far = connect({ host: hostname, port: Number(behind) });
    near.pipe(far).pipe(near);
    for (const end of [near, far])
      end.on('error', () => {
        near.destroy();
        far.destroy();
      });
  });
  door.listen(port, '127.0.0.1');
  await once(door, 'listening');
  return door;
}
