import assert from 'node:assert/strict';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import type { Listener } from '../../../app/response/cache-first';
import { inTurn } from '../../../app/response/in-turn';

/** A server that counts the requests that it handles, and those that it has read. */
async function open(listener: Listener) {
  const cut: net.Socket[] = [];
  const wrapped = inTurn(listener, (socket) => {
    cut.push(socket);
    socket.destroy();
  });
  let read = 0;
  const server = http.createServer((request, response) => {
    read++;
    void wrapped(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { server, port, cut, countRead: () => read };
}

const pipeline = (count: number, path: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => `GET ${path(i)} HTTP/1.1\r\nHost: a\r\n\r\n`).join('');

/** Waits until a number has not changed for a second. */
async function settled(read: () => number): Promise<number> {
  let last = -1;
  for (let unchanged = 0; unchanged < 10; unchanged++) {
    if (last !== read()) unchanged = 0;
    last = read();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return last;
}

describe('inTurn', () => {
  it('handles one request of a connection at a time, in order, and reads no more while others wait', async () => {
    let underWay = 0;
    let most = 0;
    let handled = 0;
    let mostWaiting = 0;
    const { server, port, countRead } = await open((request, response) => {
      most = Math.max(most, ++underWay);
      mostWaiting = Math.max(mostWaiting, countRead() - ++handled);
      // The way of the response cache, by which Node also counts the headers.
      setImmediate(() => {
        underWay--;
        response.end(Buffer.from(`${request.url} `.repeat(100)));
      });
    });
    const count = 10_000;
    const client = net.connect(port, '127.0.0.1');
    client.write(pipeline(count, (i) => `/${i}`));
    const chunks: Buffer[] = [];
    await new Promise<void>((resolve) => {
      client.on('data', (chunk) => {
        chunks.push(chunk);
        if (chunk.toString('latin1').endsWith(`/${count - 1} `)) resolve();
      });
    });
    assert.equal(most, 1);
    const seen = Buffer.concat(chunks).toString('latin1');
    const firsts = [...seen.matchAll(/\r\n\r\n\/(\d+) /g)].map(([, i]) => Number(i));
    assert.deepEqual(
      firsts,
      Array.from({ length: count }, (_, i) => i),
    );
    // One read of 64 kB has about 1,600 of these requests.
    assert.ok(mostWaiting < 4000, `${mostWaiting} requests were read before their turn`);
    client.destroy();
    server.close();
  });

  it('stops at a client that reads nothing', async () => {
    let handled = 0;
    const { server, port } = await open((_, response) => {
      handled++;
      response.end(Buffer.alloc(100_000));
    });
    const client = net.connect(port, '127.0.0.1').pause();
    client.write(pipeline(3000, (i) => `/${i}`));
    const before = await settled(() => handled);
    // As much as the kernel's buffers take.
    assert.ok(before < 300, `${before} responses were made for a client that takes none`);
    client.resume();
    await settled(() => handled);
    assert.equal(handled, 3000);
    client.destroy();
    server.close();
  });

  it('cuts the connection with the most waiting requests when too many wait in all', async () => {
    const { server, port, cut, countRead } = await open(() => undefined);
    const clients = Array.from({ length: 9 }, () => net.connect(port, '127.0.0.1'));
    for (const client of clients) client.on('error', () => undefined).write(pipeline(2000, () => '/'));
    await settled(countRead);
    assert.ok(cut.length > 0 && cut.length < clients.length, String(cut.length));
    for (const client of clients) client.destroy();
    server.close();
  });

  it('serves a waiting request with a body, and forgets those of a client that leaves', async () => {
    const { server, port, cut } = await open((request, response) => {
      request.resume().on('end', () => response.end(request.method));
    });
    const leaving = net.connect(port, '127.0.0.1');
    leaving.write(pipeline(100, () => '/'));
    await new Promise((resolve) => leaving.once('data', resolve));
    leaving.destroy();
    const client = net.connect(port, '127.0.0.1');
    client.write(
      'GET / HTTP/1.1\r\nHost: a\r\n\r\nPOST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc',
    );
    client.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    let seen = '';
    client.on('data', (chunk) => (seen += chunk.toString()));
    await new Promise((resolve) => client.once('close', resolve));
    assert.deepEqual(
      seen.match(/\r\n\r\n(?:\d+\r\n)?(?:GET|POST)/g)?.map((text) => text.trim().split('\n').pop()),
      ['GET', 'POST', 'GET'],
    );
    assert.deepEqual(cut, []);
    server.close();
  });
});
