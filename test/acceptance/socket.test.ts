import assert from 'node:assert/strict';
import net from 'node:net';
import path from 'node:path';
import { Problem } from '../../contract/problem';
import { buildSnapshot, type BuiltSnapshot } from '../support/build-snapshot';
import { startApp, type RunningApp } from '../support/start-app';
import { check, defaultNow } from './environment';

const content = path.resolve(__dirname, '../fixtures/content/two-collections');

interface RawRequest {
  readonly name: string;
  /** Bytes as Latin-1, sent exactly so. */
  readonly text: string;
  readonly status: number;
  /** Node answers by itself, without a body. @default false */
  readonly isBare?: boolean;
}

const request = (target: string, { method = 'GET', headers = '' } = {}) =>
  `${method} ${target} HTTP/1.1\r\nHost: casebook\r\nConnection: close\r\n${headers}\r\n`;
const list = '/api/v1/articles?limit=1';

const table: readonly RawRequest[] = [
  { name: 'an absolute URL', text: request(`http://elsewhere.example${list}`), status: 200 },
  { name: 'an absolute URL without a path', text: request('http://elsewhere.example'), status: 404 },
  { name: 'an absolute URL that is none', text: request('http://[::1'), status: 404 },
  { name: 'an absolute URL with an impossible host', text: request(`http://[::1${list}`), status: 200 },
  { name: 'an absolute URL with two ports', text: request(`http://a:b:c${list}`), status: 200 },
  { name: 'a fragment', text: request(`${list}#limit=0`), status: 200 },
  { name: 'a backslash for a slash', text: request('/api\\v1\\articles'), status: 404 },
  { name: 'no path but a star', text: request('*'), status: 404 },
  { name: 'a preflight for a star', text: request('*', { method: 'OPTIONS' }), status: 204, isBare: true },
  { name: 'a method for files', text: request(list, { method: 'PROPFIND' }), status: 405 },
  { name: 'TRACE', text: request(list, { method: 'TRACE' }), status: 405 },
  {
    name: 'another method in a header',
    text: request(list, { headers: 'X-HTTP-Method-Override: DELETE\r\n' }),
    status: 200,
  },
  { name: 'a body', text: `${request(list, { headers: 'Content-Length: 3\r\n' })}abc`, status: 200 },
  { name: 'an unescaped byte', text: request('/api/v1/articles/\xe9'), status: 400 },
  {
    name: 'unescaped UTF-8',
    text: request(`/api/v1/tags/${Buffer.from('云函数').toString('latin1')}`),
    status: 400,
  },
  { name: 'a space in the path', text: request('/api/v1/articles/a b'), status: 400 },
  { name: 'a zero byte', text: request('/api/v1/articles/\x00'), status: 400 },
  { name: 'a path without a slash', text: request('api/v1/articles'), status: 400 },
  { name: 'no HTTP', text: 'hello\r\n\r\n', status: 400 },
  {
    name: 'a host that is none',
    text: `GET ${list} HTTP/1.1\r\nHost: a b:c\r\nConnection: close\r\n\r\n`,
    status: 200,
  },
  { name: 'two hosts', text: request(list, { headers: 'Host: elsewhere\r\n' }), status: 400 },
  { name: 'the same host twice', text: request(list, { headers: 'HOST: casebook\r\n' }), status: 400 },
  {
    name: 'two hosts beside an absolute URL',
    text: request(`http://casebook${list}`, { headers: 'host: elsewhere\r\n' }),
    status: 400,
  },
  { name: 'a host and an empty one', text: request(list, { headers: 'Host:\r\n' }), status: 400 },
  {
    name: 'two hosts for a page that does not exist',
    text: request('/nothing', { headers: 'Host: elsewhere\r\n' }),
    status: 400,
  },
  {
    name: 'two hosts in HTTP/1.0',
    text: `GET ${list} HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n`,
    status: 400,
  },
  { name: 'HTTP/1.0 without a host', text: `GET ${list} HTTP/1.0\r\n\r\n`, status: 200 },
  {
    name: 'headers beyond all bounds',
    text: request(list, { headers: `X: ${'a'.repeat(20_000)}\r\n` }),
    status: 431,
    isBare: true,
  },
];

describe('what comes over the wire', () => {
  let snapshot: BuiltSnapshot;
  let app: RunningApp;

  before(async () => {
    snapshot = await buildSnapshot(content);
    app = await startApp({ CONTENT_SNAPSHOT: snapshot.file });
    app.setNow(defaultNow);
  });

  after(async () => {
    await app.close();
    snapshot.remove();
  });

  for (const { name, text, status, isBare = false } of table) {
    it(`is answered with ${status}: ${name}`, async () => {
      const answer = await send(app.port, text);
      const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
      assert.equal(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1], String(status), answer.slice(0, 500));
      if (isBare) return;
      assert.match(head, /^x-request-id: [\w.-]+$/im);
      if (status >= 400) check(Problem, JSON.parse(body.replace(/^[\da-f]+\r\n|\r\n0\r\n\r\n$/g, '')));
    });
  }

  it('is answered with 304 to the fetch of Node, which wants fresh answers', async () => {
    const url = `http://127.0.0.1:${app.port}/api/v1/articles`;
    const first = await fetch(url);
    const etag = first.headers.get('etag') ?? '';
    assert.equal((await fetch(url, { headers: { 'If-None-Match': etag } })).status, 304);
    assert.equal((await fetch(url, { headers: { 'If-None-Match': '"other"' } })).status, 200);
    assert.equal((await fetch(url, { headers: { 'If-None-Match': etag }, cache: 'reload' })).status, 304);
  });

  it('is answered whole where a condition is said in two lines that are no condition together', async () => {
    const date = 'Fri, 01 Jan 2100 00:00:00 GMT';
    const twice: [headers: string, status: number][] = [
      [`If-Modified-Since: ${date}\r\n`, 304],
      [`If-Modified-Since: ${date}\r\nIf-Modified-Since: ${date}\r\n`, 200],
      ['If-None-Match: *\r\n', 304],
      ['If-None-Match: *\r\nIf-None-Match: "a"\r\n', 200],
      [`If-None-Match:\r\nIf-Modified-Since: ${date}\r\n`, 200],
    ];
    for (const [headers, status] of twice) {
      const answer = await send(app.port, request(list, { headers }));
      assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), headers);
    }
  });

  it('leads the fetch of Node from an old name to the article', async () => {
    const response = await fetch(
      `http://127.0.0.1:${app.port}/api/v1/articles/guides/getting-started?format=text`,
    );
    const { data } = (await response.json()) as { data: { id: string } };
    assert.equal(data.id, 'guides/first-steps');
    assert.ok(response.redirected);
  });
});

/** Sends bytes and returns all that comes back until the server closes. */
function send(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = net.connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.setTimeout(5_000, () => socket.destroy(new Error('There was no answer.')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('end', () => {
      resolve(Buffer.concat(chunks).toString());
    });
  });
}
