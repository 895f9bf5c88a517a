import assert from 'node:assert/strict';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { limitUnsent, type UnsentLimits } from '../../../app/response/limit-unsent';

async function open(limits: UnsentLimits, bytes: number) {
  const cut: string[] = [];
  const clients: net.Socket[] = [];
  const watch = limitUnsent(limits, (socket, reason) => {
    cut.push(`${reason} ${clients.findIndex(({ localPort }) => localPort === socket.remotePort)}`);
    socket.destroy();
  });
  const server = http.createServer((request, response) => {
    watch(response);
    response.end(Buffer.alloc(request.url === '/' ? bytes : 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  /** Opens a connection that asks once, and reads nothing yet. */
  const ask = async () => {
    const client = net.connect(port, '127.0.0.1').pause();
    client.on('error', () => undefined);
    clients.push(client);
    await new Promise((resolve) => client.once('connect', resolve));
    client.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    // The server has responded when it has handled a later request.
    await fetch(`http://127.0.0.1:${port}/small`).then((response) => response.arrayBuffer());
    return client;
  };
  const close = () => {
    for (const client of clients) client.destroy();
    server.closeAllConnections();
    server.close();
  };
  return { cut, ask, close };
}

describe('limitUnsent', () => {
  it('cuts a client that does not take its response in time', async () => {
    const { cut, ask, close } = await open({ responseMs: 3_000, maxUnsentBytes: 1e9 }, 20_000_000);
    const client = await ask();
    await new Promise((resolve) => client.resume().once('close', resolve));
    await ask();
    while (cut.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    // The first client read on.
    assert.deepEqual(cut, ['slow_client 1']);
    close();
  });

  it('cuts the slowest clients when unsent responses take too much memory', async () => {
    const { cut, ask, close } = await open({ responseMs: 60_000, maxUnsentBytes: 50_000_000 }, 20_000_000);
    for (let i = 0; i < 6; i++) await ask();
    assert.ok(cut.length >= 2 && cut.length <= 4, cut.join());
    assert.deepEqual(
      cut,
      cut.map((_, i) => `memory ${i}`),
    );
    close();
  });

  it('lets clients be that have taken everything', async () => {
    const { cut, ask, close } = await open({ responseMs: 1, maxUnsentBytes: 1 }, 10_000);
    for (let i = 0; i < 5; i++) await ask();
    assert.deepEqual(cut, []);
    close();
  });
});
