import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { createApplication } from '../../entry/create-application';
import { createEventHandler } from '../../entry/event-handler';
import type { Answer } from '../support/call';
import { catchLog } from '../support/catch-log';
import { readAnswer } from '../support/function-ways';
import { startFunction, type RunningFunction } from '../support/start-function';
import { withEnvironment } from '../support/with-environment';

const events = path.resolve(__dirname, '../fixtures/events');
const sample = (name: string): Record<string, unknown> =>
  JSON.parse(fs.readFileSync(path.join(events, `${name}.json`), 'utf8')) as Record<string, unknown>;
const bodyOf = ({ body }: Answer) => JSON.parse(body.toString()) as Record<string, never>;

const articles = [
  { id: 'blog/a', tags: ['egg', '云函数'], date: '2020-06-23', markdown: `${'云函数。'.repeat(400)}\n` },
  { id: 'blog/b', tags: ['serverless', '云函数 计算'], date: '2020-06-24' },
  { id: 'blog/c', tags: ['egg'], date: '2020-06-25' },
];

describe('event function', () => {
  let running: RunningFunction;

  before(async () => {
    running = await startFunction(articles);
  });

  after(() => running.close());

  const ask = async (event: unknown): Promise<Answer> => readAnswer(await running.handler(event, {}));

  const table: { name: string; status: number; check?: (answer: Answer) => void }[] = [
    {
      name: 'function-url-get',
      status: 200,
      check: (answer) => {
        total(answer, 3);
      },
    },
    {
      name: 'function-url-get-multi-query',
      status: 200,
      check: (answer) => {
        total(answer, 3);
      },
    },
    {
      name: 'function-url-get-no-query',
      status: 200,
      check: (answer) => {
        assert.deepEqual(bodyOf(answer), { status: 'ok' });
      },
    },
    { name: 'function-url-get-cjk-raw', status: 200, check: isTag },
    { name: 'function-url-get-cjk-encoded', status: 200, check: isTag },
    {
      name: 'function-url-query-cjk-raw',
      status: 200,
      check: (answer) => {
        total(answer, 1);
      },
    },
    {
      name: 'function-url-query-cjk-encoded',
      status: 200,
      check: (answer) => {
        total(answer, 1);
      },
    },
    {
      name: 'function-url-head',
      status: 200,
      check: ({ body }) => {
        assert.equal(body.length, 0);
      },
    },
    {
      name: 'function-url-options',
      status: 204,
      check: ({ headers }) => {
        assert.equal(headers['access-control-max-age'], '86400');
      },
    },
    {
      name: 'api-gateway-get',
      status: 200,
      check: (answer) => {
        total(answer, 2);
      },
    },
    {
      name: 'api-gateway-get-multi-query',
      status: 200,
      check: (answer) => {
        total(answer, 3);
      },
    },
    {
      name: 'api-gateway-get-bare-query',
      status: 400,
      check: (answer) => {
        assert.equal(bodyOf(answer).code, 'unknown_parameter');
      },
    },
    { name: 'api-gateway-get-cjk-raw', status: 200, check: isTag },
    { name: 'api-gateway-get-cjk-encoded', status: 200, check: isTag },
    {
      name: 'api-gateway-get-etag-cookie',
      status: 304,
      check: ({ body }) => {
        assert.equal(body.length, 0);
      },
    },
    { name: 'api-gateway-post-base64', status: 405 },
    { name: 'api-gateway-documented', status: 405 },
  ];

  function total(answer: Answer, expected: number): void {
    const { meta } = JSON.parse(plain(answer).toString()) as { meta: { total: number } };
    assert.equal(meta.total, expected);
  }

  function isTag(answer: Answer): void {
    const { data } = JSON.parse(plain(answer).toString()) as { data: { name: string; count: number } };
    assert.deepEqual([data.name, data.count], ['云函数', 1]);
  }

  for (const { name, status, check } of table) {
    it(`answers ${name} with ${status}`, async () => {
      const answer = await ask(sample(name));
      assert.equal(answer.status, status, answer.body.toString());
      check?.(answer);
      for (const header of ['connection', 'keep-alive', 'transfer-encoding']) {
        assert.equal(answer.headers[header], undefined);
      }
    });
  }

  it('has a test for every sample', () => {
    const others = ['cos-created', 'cos-several', 'timer', 'timer-json-message'];
    const names = fs.readdirSync(events).map((file) => path.basename(file, '.json'));
    assert.deepEqual(names.sort(), [...table.map(({ name }) => name), ...others].sort());
  });

  const inputs: { name: string; change: Record<string, unknown>; total: number }[] = [
    {
      name: 'a value with an escape as it came',
      change: { queryString: { tag: '%E4%BA%91%E5%87%BD%E6%95%B0' } },
      total: 1,
    },
    { name: 'a value that is decoded', change: { queryString: { tag: '云函数' } }, total: 1 },
    { name: 'a decoded value with a space', change: { queryString: { tag: '云函数 计算' } }, total: 1 },
    { name: 'a value with a plus for the space', change: { queryString: { tag: '云函数+计算' } }, total: 1 },
    { name: 'an ampersand inside of a value', change: { queryString: { tag: 'a&b' } }, total: 0 },
    { name: 'a query that is a text', change: { queryString: 'tag=egg&from=2020-06-25' }, total: 1 },
    { name: 'no query', change: { queryString: null }, total: 3 },
    { name: 'no headers', change: { headers: undefined }, total: 3 },
    {
      name: 'headers with several values',
      change: { headers: { Accept: ['a/b', 'c/d'], 'X-Y': null } },
      total: 3,
    },
    {
      name: 'headers that could not be sent',
      change: { headers: { 'bad name': 'x', 'x-y': 'a\nb', 'x-z': '云' } },
      total: 3,
    },
    {
      name: 'headers of the connection',
      change: {
        headers: { Connection: 'close', 'Content-Length': '99', Expect: '100-continue', Upgrade: 'h2c' },
      },
      total: 3,
    },
    { name: 'one host', change: { headers: { Host: ['a.example'] } }, total: 3 },
    {
      name: 'one host in both kinds of headers',
      change: { headers: { host: 'a.example' }, multiValueHeaders: { Host: ['a.example'] } },
      total: 3,
    },
    { name: 'a method in lower case', change: { httpMethod: 'get' }, total: 3 },
    { name: 'a body', change: { body: 'text' }, total: 3 },
    { name: 'no body', change: { body: null }, total: 3 },
  ];
  for (const { name, change, total: expected } of inputs) {
    it(`takes ${name}`, async () => {
      const answer = await ask({ ...sample('function-url-get'), queryString: {}, ...change });
      assert.equal(answer.status, 200, answer.body.toString());
      total(answer, expected);
    });
  }

  for (const [name, change, status] of [
    ['a question mark in a path', { path: '/api/v1/tags/a?b' }, 404],
    ['half a surrogate pair', { path: '/api/v1/tags/\ud83e' }, 404],
    ['an escape that is none', { path: '/api/v1/tags/%zz' }, 400],
    ['a path without a slash', { path: 'api/v1/articles' }, 200],
    ['an unknown method', { httpMethod: 'FOO' }, 400],
    ['a method that opens a tunnel', { httpMethod: 'CONNECT' }, 400],
    ['a method that is none', { httpMethod: 'GET /x' }, 400],
    ['a body that is an object', { body: { a: 1 } }, 400],
    ['a body that is a list of bytes', { body: [104, 105] }, 400],
    ['a body that is a number', { body: 1 }, 400],
    ['a body that is true', { body: true, isBase64Encoded: true }, 400],
    ['two hosts in a list', { headers: { host: ['a.example', 'b.example'] } }, 400],
    ['two hosts in a text', { headers: { host: 'a.example,b.example' } }, 400],
    ['two hosts by names that differ in case', { headers: { Host: 'a.example', host: 'b.example' } }, 400],
    [
      'two hosts among headers of several values',
      { multiValueHeaders: { Host: ['a.example', 'b.example'] } },
      400,
    ],
    ['a header that is no JSON', { headers: { 'x-a': 1n } }, 400],
  ] as const) {
    it(`answers ${name} with ${status}`, async () => {
      const answer = await ask({ ...sample('function-url-get'), queryString: {}, ...change });
      assert.equal(answer.status, status, answer.body.toString());
    });
  }

  it('logs an event that is no request under the id of its answer', async () => {
    const answer = await ask({ ...sample('function-url-get'), httpMethod: 'GET /x' });
    const line = running.log().at(-1);
    assert.equal(line?.event, 'invalid request');
    assert.equal(line.requestId, answer.headers['x-request-id']);
  });

  it('sends plain text behind a function URL, which is not known to take base64', async () => {
    const event = { ...sample('function-url-get'), queryString: { format: 'text' } };
    const answer = (await running.handler(event)) as {
      isBase64Encoded: boolean;
      headers: Record<string, string>;
    };
    assert.equal(answer.isBase64Encoded, false);
    assert.equal(answer.headers['content-encoding'], undefined);
  });

  for (const encoding of ['gzip', 'br']) {
    it(`sends ${encoding} as base64 behind API Gateway`, async () => {
      const event = {
        ...sample('api-gateway-get'),
        queryString: { format: 'text' },
        headers: { 'Accept-Encoding': encoding },
      };
      const raw = (await running.handler(event)) as { isBase64Encoded: boolean };
      assert.equal(raw.isBase64Encoded, true);
      const answer = readAnswer(raw);
      assert.equal(answer.headers['content-encoding'], encoding);
      total(answer, 3);
    });
  }

  it('is named by the platform, logs so, and lets the platform freeze it at once', async () => {
    const context = { callbackWaitsForEmptyEventLoop: true, request_id: 'aa7b70e6' };
    const answer = readAnswer(await running.handler(sample('function-url-get'), context));
    assert.equal(answer.headers['x-request-id'], 'aa7b70e6');
    assert.equal(context.callbackWaitsForEmptyEventLoop, false);
    assert.equal(running.log().at(-1)?.requestId, 'aa7b70e6');
  });

  for (const [name, text, secret] of [
    ['cos-created', 'a COS trigger', 'secret-signature'],
    ['cos-several', 'a COS trigger', 'secret-signature'],
    ['timer', 'a timer', 'secret-message'],
    ['timer-json-message', 'a timer', 'secret-task'],
  ] as const) {
    it(`refuses ${name} in words, logs so, and does not throw, which would be tried again`, async () => {
      const answer = (await running.handler(sample(name), { request_id: 'trigger-1' })) as { error: string };
      assert.match(answer.error, new RegExp(`was started by ${text}\\. Remove that trigger`));
      const line = running.log().at(-1);
      assert.deepEqual([line?.event, line?.requestId, line?.message], ['refused', 'trigger-1', answer.error]);
      assert.ok(!JSON.stringify([answer, line]).includes(secret));
    });
  }

  for (const event of [
    null,
    undefined,
    'text',
    7,
    [],
    {},
    { path: '/' },
    { httpMethod: 'GET' },
    { path: 1, httpMethod: {} },
  ]) {
    it(`refuses ${JSON.stringify(event)}, which is no request`, async () => {
      const answer = (await running.handler(event)) as { error: string };
      assert.match(answer.error, /^This function answers HTTP requests, and was started by an? /);
    });
  }

  it('leaves nothing running after an answer', async () => {
    await ask(sample('function-url-get'));
    const count = () => process.getActiveResourcesInfo().length;
    const before = count();
    for (let i = 0; i < 20; i++) await ask(sample('api-gateway-get'));
    assert.equal(count(), before);
  });
});

describe('event function whose answer is large', () => {
  // Quotes count twice in JSON, and each article has a hundred thousand.
  const markdown = `${'"云" '.repeat(50_000)}\n`;
  const large = Array.from({ length: 15 }, (_, i) => ({ id: `blog/${i}`, date: '2020-06-23', markdown }));
  let running: RunningFunction;

  before(async () => {
    running = await startFunction(large);
  });

  after(() => running.close());

  const ask = (limit: number) =>
    running.handler({
      httpMethod: 'GET',
      path: '/api/v1/articles',
      queryString: { format: 'markdown', limit: String(limit) },
    });

  it('is refused where the platform would not take it, though the text alone is within the bounds', async () => {
    const answer = readAnswer(await ask(13));
    assert.equal(answer.status, 400);
    assert.equal(answer.headers['content-type'], 'application/problem+json; charset=utf-8');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers.etag, undefined);
    const problem = JSON.parse(answer.body.toString()) as {
      code: string;
      requestId: string;
      errors: { parameter: string }[];
    };
    assert.equal(problem.code, 'invalid_parameter');
    assert.equal(problem.requestId, answer.headers['x-request-id']);
    assert.deepEqual(
      problem.errors.map(({ parameter }) => parameter),
      ['format'],
    );
  });

  it('is served in smaller parts', async () => {
    const answer = await ask(5);
    assert.equal(readAnswer(answer).status, 200);
    assert.ok(Buffer.byteLength(JSON.stringify(answer)) <= 6 * 1024 * 1024);
  });
});

describe('event function that cannot start', () => {
  for (const [name, env] of [
    ['there is no content', { CONTENT_SNAPSHOT: '/no/such.snapshot' }],
    ['a variable is wrong', { PORT: 'nine thousand' }],
  ] as const) {
    it(`answers 503 when ${name}, and logs why once`, async () => {
      const { lines, release } = catchLog();
      try {
        await withEnvironment({ EGG_TYPESCRIPT: 'true', ...env }, async () => {
          const handler = createEventHandler(createApplication);
          for (let i = 0; i < 3; i++) {
            const answer = readAnswer(await handler(sample('function-url-get')));
            assert.equal(answer.status, 503);
            assert.equal(answer.headers['retry-after'], '5');
            assert.equal((JSON.parse(answer.body.toString()) as { code: string }).code, 'not_ready');
          }
        });
      } finally {
        release();
      }
      const told = lines.filter((line) => line.includes('start failed'));
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', /Casebook could not start: .*(?:such\.snapshot|PORT=nine)/);
    });
  }
});

function plain({ headers, body }: Answer): Buffer {
  if (headers['content-encoding'] === 'gzip') return gunzipSync(body);
  return headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body;
}
