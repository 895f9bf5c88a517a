import assert from 'node:assert/strict';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { endpoints, type OperationId } from '../../contract/endpoints';
import type { Answer } from '../support/call';
import { examplePaths } from './examples';
import { about, checkProblem, type TestEnvironment } from './environment';

/** Headers that may differ between two equal answers. */
const ofTheMoment = ['date', 'x-request-id', 'connection', 'keep-alive', 'transfer-encoding'];

/** What every endpoint does in the same way, as section 8 of the contract has it. */
export function httpSuite(getEnvironment: () => TestEnvironment): void {
  describe('every endpoint', () => {
    for (const operationId of Object.keys(endpoints) as OperationId[]) {
      describe(operationId, () => {
        const { caching } = endpoints[operationId];
        const it200 = (
          title: string,
          assertion: (environment: TestEnvironment, path: string) => Promise<void>,
        ) => {
          it(title, async function () {
            const path = examplePaths(getEnvironment())[operationId];
            if (path === undefined) this.skip();
            await assertion(getEnvironment(), path);
          });
        };

        it200('answers HEAD like GET, without a body', async ({ call }, path) => {
          for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
            const get = await call(path, { headers });
            const head = await call(path, { method: 'HEAD', headers });
            assert.equal(head.status, 200);
            assert.equal(head.body.length, 0);
            assert.deepEqual(lasting(head), lasting(get));
          }
        });

        it200('carries the headers of every answer', async (environment, path) => {
          const answer = await environment.call(path);
          checkCommonHeaders(environment, answer);
          const { headers } = answer;
          if (answer.body.length > 1024) assert.equal(headers.vary, 'Accept-Encoding');
          if (caching === 'none') {
            assert.equal(headers['cache-control'], 'no-store');
            assert.equal(headers.etag, undefined);
          } else {
            assert.match(headers['cache-control'] ?? '', /^public, max-age=\d+, stale-while-revalidate=\d+$/);
            assert.match(headers.etag ?? '', /^W\/"[\w-]+"$/);
          }
        });

        if (caching === 'public') conditionalTests(it200);

        it200('has one ETag and one text in every encoding', async ({ call, way }, path) => {
          const plain = await call(path);
          assert.equal(plain.headers['content-encoding'], undefined);
          for (const [encoding, decode] of [
            ['gzip', gunzipSync],
            ['br', brotliDecompressSync],
          ] as const) {
            const packed = await call(path, { headers: { 'accept-encoding': encoding } });
            const isLong = plain.body.length > 1024 && way.compresses;
            assert.equal(packed.headers['content-encoding'], isLong ? encoding : undefined);
            assert.equal((isLong ? decode(packed.body) : packed.body).toString(), plain.body.toString());
            assert.equal(packed.headers.etag, plain.headers.etag);
            assert.equal(packed.headers['content-type'], plain.headers['content-type']);
          }
          const identity = await call(path, { headers: { 'accept-encoding': 'identity, br;q=0' } });
          assert.equal(identity.headers['content-encoding'], undefined);
        });

        it200('answers a preflight', async ({ call }, path) => {
          const headers = {
            origin: 'https://reader.example',
            'access-control-request-method': 'GET',
            'access-control-request-headers': 'if-none-match, x-request-id, traceparent',
          };
          const { status, headers: found, body } = await call(path, { method: 'OPTIONS', headers });
          assert.equal(status, 204);
          assert.equal(body.length, 0);
          assert.equal(found['access-control-allow-origin'], '*');
          assert.equal(found['access-control-max-age'], '86400');
          const allowed = (found['access-control-allow-headers'] ?? '').toLowerCase().split(/, */);
          assert.deepEqual(allowed.sort(), ['if-none-match', 'traceparent', 'x-request-id']);
          assert.match(found['access-control-allow-methods'] ?? '', /GET, HEAD/);
        });

        it200('refuses other methods', async ({ call }, path) => {
          for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
            const answer = await call(path, { method });
            checkProblem(path, answer, 'method_not_allowed');
            assert.equal(answer.headers.allow, 'GET, HEAD, OPTIONS');
          }
        });

        it200('refuses a request that names two hosts', async ({ call, way }, path) => {
          // From now on it is cached.
          assert.equal((await call(path, { headers: { host: 'a.example' } })).status, 200);
          const lists = way.repeatsHeaders
            ? [['a.example', 'b.example'], Array<string>(2).fill('a.example')]
            : [];
          for (const host of ['a.example, b.example', ...lists]) {
            const answer = await call(path, { headers: { host } });
            const { errors } = checkProblem(path, answer, 'invalid_parameter');
            assert.deepEqual(
              errors.map(({ parameter }) => parameter),
              ['Host'],
            );
            for (const method of ['HEAD', 'OPTIONS', 'POST'])
              assert.equal((await call(path, { method, headers: { host } })).status, 400, method);
          }
        });

        it200('refuses a slash at the end', async ({ call }, path) => {
          const slashed = path.replace(/(\?.*)?$/, '/$1');
          checkProblem(slashed, await call(slashed), 'not_found');
        });

        it200('refuses a parameter that it does not know', async ({ call }, path) => {
          const url = `${path}${path.includes('?') ? '&' : '?'}no-such-parameter=1`;
          const { errors } = checkProblem(url, await call(url), 'unknown_parameter');
          assert.deepEqual(
            errors.map(({ parameter, suggestion }) => [parameter, suggestion]),
            [['no-such-parameter', null]],
          );
        });

        it200('ignores names that are meant for others', async ({ call }, path) => {
          const plain = await call(path);
          const other = await call(`${path}${path.includes('?') ? '&' : '?'}_=1&utm_source=x&_x=%20`);
          assert.equal(other.body.toString(), plain.body.toString());
        });
      });
    }
  });
}

type It200 = (
  title: string,
  assertion: (environment: TestEnvironment, path: string) => Promise<void>,
) => void;

/** Conditional requests, for endpoints whose answers may be kept. */
function conditionalTests(it200: It200): void {
  it200('answers 304 to whoever has it already', async (environment, path) => {
    const { headers: first } = await environment.call(path);
    const etag = first.etag ?? '';
    const asked: Record<string, string>[] = [
      { 'if-none-match': etag },
      { 'if-none-match': etag.replace('W/', '') },
      { 'if-none-match': `"other", ${etag}` },
      { 'if-none-match': '*' },
      { 'if-none-match': etag, 'cache-control': 'no-cache', pragma: 'no-cache' },
      { 'if-none-match': etag, 'accept-encoding': 'br' },
      { 'if-none-match': etag, 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
    ];
    for (const headers of asked) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await environment.call(path, { method, headers });
        about(`${method} ${path} ${JSON.stringify(headers)}`, () => {
          assert.equal(answer.status, 304);
          assert.equal(answer.body.length, 0);
          assert.equal(answer.headers['content-type'], undefined);
          for (const name of ['etag', 'cache-control', 'last-modified', 'link', 'vary']) {
            assert.equal(answer.headers[name], first[name], name);
          }
          checkCommonHeaders(environment, answer);
        });
      }
    }
  });

  it200('answers whole to whoever has something else', async ({ call }, path) => {
    const { headers: first } = await call(path);
    const asked = [
      { 'if-none-match': '"other"' },
      // It may miss an edit, so the ETag wins.
      { 'if-none-match': '"other"', 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      { 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
      // Neither names anything: a comma may stand in a tag, and a star stands alone.
      { 'if-none-match': '"x,*,y"' },
      { 'if-none-match': '"a", *' },
      // Malformed, it wins all the same.
      { 'if-none-match': 'words', 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      { 'if-modified-since': 'words' },
      { 'if-modified-since': '2027' },
      { 'if-modified-since': '2027-01-01T00:00:00Z' },
      { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 +0800' },
    ];
    for (const headers of asked)
      assert.equal((await call(path, { headers })).status, 200, JSON.stringify(headers));
    const since = first['last-modified'];
    if (since === undefined) return;
    const [day, date, month, year, clock] = since.split(/,? /);
    for (const known of [since, `${day} ${month} ${date?.replace(/^0/, ' ')} ${clock} ${year}`])
      assert.equal((await call(path, { headers: { 'if-modified-since': known } })).status, 304, known);
  });
}

/** What every answer carries, errors included. */
export function checkCommonHeaders(environment: TestEnvironment, { headers }: Answer): void {
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['x-content-revision'], environment.revision);
  assert.match(headers['x-request-id'] ?? '', /^[\w.-]{1,64}$/);
  assert.equal(headers['access-control-allow-origin'], '*');
  const exposed = (headers['access-control-expose-headers'] ?? '').toLowerCase().split(/, */);
  assert.deepEqual(exposed.sort(), ['etag', 'link', 'x-content-revision', 'x-request-id']);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  assert.ok(Buffer.byteLength(lines.join('')) < 4096, 'The headers are too long.');
}

function lasting({ headers }: Answer): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheMoment.includes(name)));
}
