import assert from 'node:assert/strict';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { aSnapshot } from '../support/builders';
import { startServer, type Command, type ServerProcess } from '../support/process-ways';
import { writeSnapshot } from '../app/support';

/** A connection that collects what the server sends, if it reads. */
interface Client {
  readonly socket: net.Socket;
  readonly received: () => string;
  readonly closed: Promise<void>;
}

/** How a server treats clients that are slow, silent, too many, or do not speak HTTP. */
export function connectionsSuite(name: string, command: Command): void {
  describe(`connections, ${name}`, () => {
    let file: ReturnType<typeof writeSnapshot>;
    let server: ServerProcess;
    const clients: net.Socket[] = [];
    const seconds = (count: number) => String(count);

    before(async () => {
      const articles = Array.from({ length: 100 }, (_, i) => ({
        id: `blog/${i}`,
        markdown: 'Words. '.repeat(5_000),
      }));
      file = writeSnapshot(aSnapshot(articles));
      server = await startServer(command, {
        CONTENT_SNAPSHOT: file.file,
        HEADERS_TIMEOUT: seconds(1),
        REQUEST_TIMEOUT: seconds(2),
        IDLE_TIMEOUT: seconds(3),
        RESPONSE_TIMEOUT: seconds(2),
        MAX_CONNECTIONS: '20',
        MAX_UNSENT_MB: '8',
      });
    });
    afterEach(() => {
      for (const socket of clients.splice(0)) socket.destroy();
    });
    after(async () => {
      server.child.kill('SIGTERM');
      await server.ended;
      file.remove();
    });

    const connect = async (): Promise<Client> => {
      const socket = net.connect(server.port, '127.0.0.1');
      clients.push(socket);
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
      socket.on('error', () => undefined);
      const closed = new Promise<void>((resolve) => {
        socket.once('close', () => {
          resolve();
        });
      });
      await new Promise((resolve) => socket.once('connect', resolve));
      return { socket, received: () => text, closed };
    };
    const send = async (text: string) => {
      const client = await connect();
      client.socket.write(text);
      return client;
    };
    const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`;
    const idOf = (received: string) => /^X-Request-Id: (\S+)\r$/im.exec(received)?.[1] ?? 'none';
    const findLine = async (part: string) => {
      for (let i = 0; i < 50; i++) {
        const line = server
          .output()
          .split('\n')
          .find((text) => text.includes(part));
        if (line !== undefined) return JSON.parse(line) as Record<string, unknown>;
        await wait(100);
      }
      return assert.fail(`No line of the log has ${part}.`);
    };
    const countOf = async (reason: string) => {
      const response = await fetch(`http://127.0.0.1:${server.port}/metrics`);
      const text = await response.text();
      return Number(new RegExp(`closed_total\\{reason="${reason}"\\} (\\d+)`).exec(text)?.[1]);
    };

    for (const [what, text, status] of [
      ['headers that do not come', 'GET / HTTP/1.1\r\nHost: a\r\n', 408],
      ['bytes that are not HTTP', 'HELLO\r\n\r\n', 400],
      ['a URL that is not escaped', 'GET /标签 HTTP/1.1\r\nHost: a\r\n\r\n', 400],
      ['headers that are too large', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ] as const) {
      it(`answers ${what} with ${status}, and logs and counts it without an address`, async () => {
        const reason = status === 408 ? 'timeout' : 'invalid';
        const before = await countOf(reason);
        const { received, closed } = await send(text);
        await closed;
        assert.match(received(), new RegExp(`^HTTP/1.1 ${status} `));
        const line = await findLine(idOf(received()));
        assert.equal(line.event, 'refused');
        assert.equal(line.status, status);
        assert.equal(await countOf(reason), before + 1);
        assert.ok(!server.output().includes('127.0.0.1:'));
      });
    }

    it('responds to earlier requests of a connection first', async () => {
      const { received, closed } = await send(`${get('/healthz')}${get('/api/v1/articles')}HELLO\r\n\r\n`);
      await closed;
      const statuses = received().match(/HTTP\/1\.1 \d+/g);
      assert.deepEqual(statuses, ['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 400']);
    });

    it('closes a connection whose body does not come', async () => {
      const { closed } = await send('POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n');
      await closed;
    });

    it('closes idle connections without a word, used or not', async () => {
      const unused = await connect();
      const used = await send(get('/healthz'));
      await Promise.all([unused.closed, used.closed]);
      assert.equal(unused.received(), '');
      assert.equal(used.received().match(/HTTP\/1\.1/g)?.length, 1);
    });

    it('serves a connection that was opened in advance', async () => {
      const { socket, received } = await connect();
      await wait(2_500);
      socket.write(get('/healthz'));
      while (!received().includes('"ok"')) await wait(10);
      assert.match(received(), /^HTTP\/1\.1 200/);
    });

    it('cuts a client that does not take its response, and says so', async () => {
      const before = await countOf('slow_client');
      const client = await connect();
      client.socket.pause();
      // More than the buffers of the kernel take.
      client.socket.write(get('/api/v1/articles?limit=100').repeat(300));
      while ((await countOf('slow_client')) === before) await wait(100);
      client.socket.resume();
      await client.closed;
      const line = await findLine('"reason":"slow_client"');
      assert.match(String(line.message), /RESPONSE_TIMEOUT/);
    });

    it('closes connections beyond MAX_CONNECTIONS, counts them, and serves the others', async () => {
      const before = await countOf('max_connections');
      const held = await Promise.all(Array.from({ length: 30 }, connect));
      while (held.filter(({ socket }) => socket.closed).length < 10) await wait(20);
      for (const { socket } of held) socket.destroy();
      await Promise.all(held.map(({ closed }) => closed));
      await wait(200);
      assert.ok((await countOf('max_connections')) >= before + 9);
      const line = await findLine('"reason":"max_connections"');
      assert.match(String(line.message), /MAX_CONNECTIONS/);
    });

    it('does not read on from clients that pipeline and read nothing', async () => {
      const count = async () => {
        const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
        return Number(
          /requests_total\{route="\/api\/v1\/articles",status="2xx"\} (\d+)/.exec(text)?.[1] ?? 0,
        );
      };
      const before = await count();
      for (let i = 0; i < 4; i++) {
        const { socket } = await connect();
        socket.pause();
        for (let j = 0; j < 2000; j++) socket.write(get(`/api/v1/articles?limit=100&tag.not=${i}-${j}`));
      }
      for (let i = 0; i < 5; i++) {
        const started = performance.now();
        await fetch(`http://127.0.0.1:${server.port}/healthz`);
        // Far above what a busy machine needs; before, it took seconds.
        assert.ok(performance.now() - started < 2_000);
        await wait(100);
      }
      assert.ok((await count()) - before < 800, 'responses were made that nobody takes');
    });
  });
}
