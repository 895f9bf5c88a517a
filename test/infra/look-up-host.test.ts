import assert from 'node:assert/strict';
import { createHook } from 'node:async_hooks';
import dgram from 'node:dgram';
import { once } from 'node:events';
import { findAddresses, lookUpHost } from '../../infra/look-up-host';

describe('findAddresses', () => {
  const servers: dgram.Socket[] = [];

  /** Opens a name server. @param toRecords the records of a query of a type, as bytes; undefined never answers */
  async function openNameServer(toRecords: (type: number) => number[] | undefined): Promise<string[]> {
    const server = dgram.createSocket('udp4');
    servers.push(server);
    server.on('message', (query, { address, port }) => {
      const records = toRecords(query[query.indexOf(0, 12) + 2] ?? 0);
      if (!records) return;
      const end = query.indexOf(0, 12) + 5;
      const head = Buffer.from(query.subarray(0, end));
      // A response; "no such name" without records (RFC 1035, 4.1.1).
      head.writeUInt16BE(records.length === 0 ? 0x8183 : 0x8180, 2);
      head.writeUInt16BE(records.length === 0 ? 0 : 1, 6);
      head.fill(0, 8, 12);
      server.send(Buffer.concat([head, Buffer.from(records)]), port, address);
    });
    server.bind(0, '127.0.0.1');
    await once(server, 'listening');
    return [`127.0.0.1:${server.address().port}`];
  }

  after(() => {
    for (const server of servers) server.close();
  });

  it('asks the name servers', async () => {
    const server = await openNameServer((type) =>
      type === 1 ? [0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 192, 0, 2, 7] : [],
    );
    assert.deepEqual(await findAddresses('hook.example', server), [{ address: '192.0.2.7', family: 4 }]);
  });

  it('leaves no thread waiting when they are silent', async () => {
    const silent = await openNameServer(() => undefined);
    const started = new Set<string>();
    const hook = createHook({ init: (_id, type) => started.add(type) }).enable();
    await assert.rejects(findAddresses('hook.example', silent), { code: 'ETIMEOUT' });
    hook.disable();
    assert.ok(started.has('QUERYWRAP') && !started.has('GETADDRINFOREQWRAP'), [...started].join());
  });

  it('asks the system for what they do not have, and for names of the hosts file', async () => {
    const empty = await openNameServer(() => []);
    await assert.rejects(findAddresses('hook.invalid', empty), { syscall: 'getaddrinfo' });
    const silent = await openNameServer(() => undefined);
    assert.match((await findAddresses('localhost', silent))[0]?.address ?? '', /^(?:127\.0\.0\.1|::1)$/);
  });

  for (const all of [true, false])
    it(`gives sockets ${all ? 'all addresses' : 'one address'}`, async () => {
      const found = await new Promise((resolve, reject) => {
        lookUpHost('localhost', { all }, (error, address, family) => {
          if (error) reject(error);
          else resolve(all ? Array.isArray(address) : typeof address === 'string' && family);
        });
      });
      assert.ok(found);
    });
});
