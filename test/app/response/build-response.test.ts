import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { buildResponse, type RequestFacts, type ResponseContent } from '../../../app/response/build-response';
import { createUncachedBody } from '../../../app/response/response-body';

const etag = 'W/"abc"';
const lastModified = 'Tue, 23 Jun 2020 00:00:00 GMT';
const long = 'x'.repeat(1_025);
const exposed = 'ETag, Link, X-Content-Revision, X-Request-Id';

const aContent = (parts: Partial<ResponseContent> = {}): ResponseContent => ({
  status: 200,
  body: createUncachedBody(Buffer.from('{}')),
  contentType: 'application/json; charset=utf-8',
  cacheControl: null,
  etag,
  lastModified,
  revision: 'r1',
  headers: [],
  headerTemplates: null,
  ...parts,
});

type Facts = Partial<Omit<RequestFacts, 'request'>> & { method?: string; headers?: IncomingHttpHeaders };

const someFacts = ({ method = 'GET', headers = {}, ...parts }: Facts = {}): RequestFacts => {
  const since = headers['if-modified-since'];
  return {
    request: {
      method,
      headers,
      headersDistinct: since === undefined ? {} : { 'if-modified-since': [since] },
    },
    requestId: 'id-1',
    now: Date.parse('2021-01-01T00:00Z'),
    publicCacheControl: 'public, max-age=60',
    corsOrigins: '*',
    isDraining: false,
    ...parts,
  };
};

async function build(content: ResponseContent, facts: RequestFacts) {
  const { status, headers, body } = await buildResponse(content, facts);
  assert.equal(headers.length % 2, 0);
  const named = Array.from({ length: headers.length / 2 }, (_, i) => headers.slice(2 * i, 2 * i + 2));
  assert.equal(new Set(named.map(([name]) => name)).size, named.length, 'a header is there twice');
  return { status, headers: Object.fromEntries(named) as Record<string, string>, body };
}

/** What a response has by default. */
const common = {
  'X-Request-Id': 'id-1',
  'Cache-Control': 'public, max-age=60',
  'X-Content-Type-Options': 'nosniff',
  'X-Content-Revision': 'r1',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': exposed,
  'Last-Modified': lastModified,
  ETag: etag,
};
const type = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': '2' };
const without = (headers: Record<string, string>, ...names: string[]) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));

interface Case {
  readonly name: string;
  readonly content?: Partial<ResponseContent>;
  readonly facts?: Facts;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | null;
}

const problem = { status: 404, cacheControl: 'no-store', etag: '', lastModified: '' };
const longBody = { body: createUncachedBody(Buffer.from(long)) };
const longType = { ...type, 'Content-Length': '1025', Vary: 'Accept-Encoding' };
const listed = { corsOrigins: ['https://a.cn', 'https://b.cn'] };

const cases: readonly Case[] = [
  { name: 'a GET', status: 200, headers: { ...common, ...type }, body: '{}' },
  { name: 'a HEAD', facts: { method: 'HEAD' }, status: 200, headers: { ...common, ...type }, body: null },
  {
    name: 'a client that has the ETag',
    facts: { headers: { 'if-none-match': etag } },
    status: 304,
    headers: common,
    body: null,
  },
  {
    name: 'a client that has a long one, compressed',
    content: longBody,
    facts: { method: 'HEAD', headers: { 'if-none-match': '*', 'accept-encoding': 'br' } },
    status: 304,
    headers: { ...common, Vary: 'Accept-Encoding' },
    body: null,
  },
  {
    name: 'a client that has it as of its date',
    facts: { headers: { 'if-modified-since': lastModified } },
    status: 304,
    headers: common,
    body: null,
  },
  {
    name: 'a client that has another ETag, whatever the date',
    facts: { headers: { 'if-none-match': '"x"', 'if-modified-since': lastModified } },
    status: 200,
    headers: { ...common, ...type },
    body: '{}',
  },
  {
    name: 'a condition on what has no ETag',
    content: problem,
    facts: { headers: { 'if-none-match': '*' } },
    status: 404,
    headers: { ...without(common, 'ETag', 'Last-Modified'), ...type, 'Cache-Control': 'no-store' },
    body: '{}',
  },
  {
    name: 'a long body, plain',
    content: longBody,
    status: 200,
    headers: { ...common, ...longType },
    body: long,
  },
  {
    name: 'a long body where plain is liked best',
    content: longBody,
    facts: { headers: { 'accept-encoding': 'gzip;q=0.5, identity' } },
    status: 200,
    headers: { ...common, ...longType },
    body: long,
  },
  {
    name: 'a short body, which is not compressed',
    facts: { headers: { 'accept-encoding': 'gzip, br' } },
    status: 200,
    headers: { ...common, ...type },
    body: '{}',
  },
  {
    name: 'an origin that is on the list',
    content: longBody,
    facts: { ...listed, headers: { origin: 'https://b.cn' } },
    status: 200,
    headers: {
      ...common,
      ...longType,
      'Access-Control-Allow-Origin': 'https://b.cn',
      Vary: 'Origin, Accept-Encoding',
    },
    body: long,
  },
  {
    name: 'an origin that is on no list',
    facts: { ...listed, headers: { origin: 'https://c.cn' } },
    status: 200,
    headers: { ...without(common, 'Access-Control-Allow-Origin'), ...type, Vary: 'Origin' },
    body: '{}',
  },
  {
    name: 'no origins at all',
    facts: { corsOrigins: [], headers: { origin: 'https://c.cn' } },
    status: 200,
    headers: { ...without(common, 'Access-Control-Allow-Origin', 'Access-Control-Expose-Headers'), ...type },
    body: '{}',
  },
  {
    name: 'a preflight',
    content: { ...problem, status: 204, body: null, cacheControl: '', headers: ['Allow', 'GET'] },
    facts: { method: 'OPTIONS' },
    status: 204,
    headers: {
      ...without(common, 'Cache-Control', 'ETag', 'Last-Modified', 'Access-Control-Expose-Headers'),
      Allow: 'GET',
    },
    body: null,
  },
  {
    name: 'further headers, and no revision',
    content: { revision: undefined, headers: ['Link', '<a>; rel="next"'] },
    status: 200,
    headers: { ...without(common, 'X-Content-Revision'), ...type, Link: '<a>; rel="next"' },
    body: '{}',
  },
  {
    name: 'a process that is about to end',
    facts: { isDraining: true },
    status: 200,
    headers: { ...common, ...type, Connection: 'close' },
    body: '{}',
  },
];

describe('buildResponse', () => {
  for (const { name, content, facts, status, headers, body } of cases) {
    it(`responds to ${name}, cached or not`, async () => {
      const cached = aContent({ ...content, headerTemplates: {} });
      for (const one of [aContent(content), cached, cached]) {
        const built = await build(one, someFacts(facts));
        assert.deepEqual({ ...built, body: built.body?.toString() ?? null }, { status, headers, body });
      }
    });
  }

  for (const [encoding, decode] of [
    ['gzip', gunzipSync],
    ['br', brotliDecompressSync],
  ] as const) {
    it(`compresses a long body by ${encoding}, for HEAD as well`, async () => {
      const facts = { headers: { 'accept-encoding': encoding } };
      const { headers, body } = await build(aContent(longBody), someFacts(facts));
      assert.equal(decode(body as Buffer).toString(), long);
      const { 'Content-Length': length, 'Content-Encoding': named, ...rest } = headers;
      assert.deepEqual([length, named], [String(body?.length), encoding]);
      assert.deepEqual(rest, { ...common, ...without(longType, 'Content-Length') });
      const head = await build(aContent(longBody), someFacts({ ...facts, method: 'HEAD' }));
      assert.deepEqual([head.headers, head.body], [headers, null]);
    });
  }

  it('sends plain bytes where compression fails', async () => {
    const body = { plain: long, encode: () => Promise.reject(new Error('no memory')) };
    const facts = someFacts({ headers: { 'accept-encoding': 'gzip' } });
    const built = await build(aContent({ body }), facts);
    assert.deepEqual([built.body, built.headers['Content-Encoding']], [long, undefined]);
  });

  it('changes nothing that was built before from the same cached content', async () => {
    const content = aContent({ headerTemplates: {} });
    const first = await buildResponse(content, someFacts());
    const copy = [...first.headers];
    const facts = { requestId: 'id-2', publicCacheControl: 'public, max-age=1', isDraining: true };
    const second = await build(content, someFacts(facts));
    assert.deepEqual(first.headers, copy);
    assert.deepEqual(second.headers, {
      ...common,
      ...type,
      'X-Request-Id': 'id-2',
      'Cache-Control': 'public, max-age=1',
      Connection: 'close',
    });
  });
});
