import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import type { Logging } from '../../../config/content';
import { findClientAddress } from '../../../app/operations/find-client-address';
import { createRequestLog } from '../../../app/operations/request-log';
import type { RequestRecord } from '../../../app/operations/request-record';

const defaults: Logging = { level: 'info', sample: 1, probes: false, client: [], trustedProxies: 0 };

const aRecord = (parts: Partial<RequestRecord> = {}): RequestRecord => ({
  requestId: 'r-1',
  method: 'GET',
  path: '/',
  route: '/api/v1/articles',
  status: 200,
  durationMs: 1,
  bytes: 10,
  revision: 'abc',
  traceId: undefined,
  ...parts,
});

const aRequest = (headers: IncomingHttpHeaders = {}) => ({
  headers,
  socket: { remoteAddress: '192.0.2.1' },
});

const parse = (line: string | undefined) => JSON.parse(line ?? 'null') as Record<string, unknown> | null;

describe('the log of requests', () => {
  for (const [name, settings, record, expected] of [
    ['a request', {}, {}, 'info'],
    ['a probe that succeeds', {}, { route: '/healthz' }, undefined],
    ['metrics that are read', {}, { route: '/metrics' }, undefined],
    ['a probe, if wanted', { probes: true }, { route: '/healthz' }, 'info'],
    ['a probe that says not ready', {}, { route: '/readyz', status: 503 }, 'info'],
    ['a probe that fails', {}, { route: '/metrics', status: 500 }, 'error'],
    ['a probe that is refused', {}, { route: '/healthz', status: 405 }, 'info'],
    ['a slow probe', {}, { route: '/healthz', durationMs: 101 }, 'warn'],
    ['a slow request', {}, { durationMs: 101 }, 'warn'],
    ['a request, from warn', { level: 'warn' }, {}, undefined],
    ['a refused request, from warn', { level: 'warn' }, { status: 404 }, undefined],
    ['a slow request, from warn', { level: 'warn' }, { durationMs: 101 }, 'warn'],
    ['a slow request, from error', { level: 'error' }, { durationMs: 101 }, undefined],
    ['a fault, from error', { level: 'error' }, { status: 500 }, 'error'],
    ['a refused request, sampled', { sample: 1_000_000 }, { status: 404 }, 'info'],
    ['a fault, sampled', { sample: 1_000_000 }, { status: 500 }, 'error'],
    ['a slow request, sampled', { sample: 1_000_000 }, { durationMs: 101 }, 'warn'],
    ['a request that is not in the sample', { sample: 1_000_000 }, {}, undefined],
  ] satisfies [string, Partial<Logging>, Partial<RequestRecord>, string | undefined][]) {
    it(`has ${expected ?? 'no'} line for ${name}`, () => {
      const log = createRequestLog({ ...defaults, ...settings }, 100, () => 0.5);
      const line = parse(log(aRecord(record), aRequest()));
      assert.equal(line?.level, expected);
      assert.ok(!(line && 'sample' in line));
    });
  }

  it('has one of so many requests that succeed, and says of how many', () => {
    let i = 0;
    const log = createRequestLog({ ...defaults, sample: 4 }, 0, () => (i++ % 100) / 100);
    const lines = Array.from({ length: 1_000 }, () => parse(log(aRecord(), aRequest())));
    const logged = lines.filter((line) => line !== null);
    assert.equal(logged.length, 250);
    assert.ok(logged.every(({ sample }) => sample === 4));
  });

  it('has nothing of the client unless it is told', () => {
    const request = aRequest({ 'user-agent': 'Agent "1"', 'x-forwarded-for': '198.51.100.7' });
    const of = (client: Logging['client'], trustedProxies = 0) => {
      const line = parse(createRequestLog({ ...defaults, client, trustedProxies }, 0)(aRecord(), request));
      return [line?.client, line?.agent];
    };
    assert.deepEqual(of([]), [undefined, undefined]);
    assert.deepEqual(of([], 1), [undefined, undefined]);
    assert.deepEqual(of(['address']), ['192.0.2.1', undefined]);
    assert.deepEqual(of(['agent']), [undefined, 'Agent "1"']);
    assert.deepEqual(of(['address', 'agent'], 1), ['198.51.100.7', 'Agent "1"']);
  });

  it('cuts agents that are longer than any browser has', () => {
    const log = createRequestLog({ ...defaults, client: ['agent'] }, 0);
    const line = parse(log(aRecord(), aRequest({ 'user-agent': 'x'.repeat(8_000) })));
    assert.equal(String(line?.agent).length, 200);
  });
});

describe('the address of a client', () => {
  const connected = '192.0.2.1';
  for (const { forwarded, proxies, remote = connected, expected } of [
    { forwarded: undefined, proxies: 0, expected: connected },
    // Anyone can write the header.
    { forwarded: '198.51.100.7', proxies: 0, expected: connected },
    { forwarded: undefined, proxies: 1, expected: connected },
    { forwarded: '', proxies: 1, expected: connected },
    { forwarded: '198.51.100.7', proxies: 1, expected: '198.51.100.7' },
    { forwarded: '203.0.113.9, 198.51.100.7', proxies: 1, expected: '198.51.100.7' },
    { forwarded: '203.0.113.9,198.51.100.7', proxies: 2, expected: '203.0.113.9' },
    { forwarded: '127.0.0.1, 203.0.113.9, 198.51.100.7', proxies: 2, expected: '203.0.113.9' },
    { forwarded: '198.51.100.7', proxies: 10, expected: '198.51.100.7' },
    { forwarded: '198.51.100.7:4711', proxies: 1, expected: '198.51.100.7' },
    { forwarded: '2001:DB8::1', proxies: 1, expected: '2001:DB8::1' },
    { forwarded: '[2001:db8::1]:4711', proxies: 1, expected: '2001:db8::1' },
    { forwarded: 'unknown', proxies: 1, expected: undefined },
    { forwarded: '"><script>', proxies: 1, expected: undefined },
    { forwarded: `1${'1'.repeat(20_000)}`, proxies: 1, expected: undefined },
    { forwarded: undefined, proxies: 0, remote: '::ffff:192.0.2.1', expected: connected },
    { forwarded: undefined, proxies: 0, remote: '::1', expected: '::1' },
    { forwarded: undefined, proxies: 0, remote: 'fe80::1%eth0', expected: 'fe80::1' },
    // Over a Unix socket, as from the shim of the component.
    { forwarded: '198.51.100.7', proxies: 0, remote: '', expected: undefined },
    { forwarded: '198.51.100.7', proxies: 1, remote: '', expected: '198.51.100.7' },
  ]) {
    it(`is ${expected ?? 'unknown'} from ${remote || 'nowhere'}, behind ${proxies} proxies, with "${(forwarded ?? '').slice(0, 60)}"`, () => {
      const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
      assert.equal(findClientAddress(headers, { remoteAddress: remote }, proxies), expected);
    });
  }
});
