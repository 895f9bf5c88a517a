import assert from 'node:assert/strict';
import type { CasebookError, CasebookOptions, FetchLike } from '../../client/src/index.js';
import { loadClient, type Client } from '../support/pack-client';

interface Scripted {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Thrown instead of a response. */
  readonly error?: Error;
}

const okAnswer = { data: [], meta: { total: 0 } };
const okBody = JSON.stringify(okAnswer);
const ok: Scripted = { body: okBody };
const notReady = {
  status: 503,
  body: '{"code":"not_ready","detail":"Wait.","errors":[],"requestId":"r"}',
};
const broken = { error: new TypeError('fetch failed') };

describe('client, exchange', () => {
  let client: Client;
  const { random } = Math;
  before(async () => {
    client = await loadClient();
  });
  // Removes the random jitter of the waits.
  beforeEach(() => {
    Math.random = () => 0;
  });
  afterEach(() => {
    Math.random = random;
  });

  /** Creates a client whose requests get these responses in turn, and records its requests. */
  function play(answers: readonly Scripted[], options: Partial<CasebookOptions> = {}) {
    const asked: { url: string; headers: Record<string, string> }[] = [];
    const fetch: FetchLike = (url, { headers }) => {
      const {
        status = 200,
        headers: sent = {},
        body = '',
        error,
      } = answers[asked.length] ?? answers.at(-1) ?? ok;
      asked.push({ url, headers });
      if (error) return Promise.reject(error);
      const get = (name: string) => sent[name] ?? null;
      return Promise.resolve({ status, headers: { get }, text: () => Promise.resolve(body) });
    };
    return {
      asked,
      casebook: client.createCasebook({ baseUrl: 'https://api.example.com/', fetch, ...options }),
    };
  }

  async function fail(call: Promise<unknown>): Promise<CasebookError> {
    const error: unknown = await call.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof client.CasebookError, String(error));
    return error;
  }

  const passing: { name: string; answers: Scripted[]; requests: number }[] = [
    { name: 'a broken connection', answers: [broken, ok], requests: 2 },
    { name: '429', answers: [{ status: 429 }, ok], requests: 2 },
    { name: '502 from a proxy', answers: [{ status: 502, body: '<html>' }, ok], requests: 2 },
    { name: '503, twice', answers: [notReady, notReady, ok], requests: 3 },
    { name: '504', answers: [{ status: 504 }, ok], requests: 2 },
    { name: 'Retry-After: 0', answers: [{ ...notReady, headers: { 'Retry-After': '0' } }, ok], requests: 2 },
    {
      name: 'a date that is over',
      answers: [{ ...notReady, headers: { 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' } }, ok],
      requests: 2,
    },
    {
      name: 'an unreadable Retry-After',
      answers: [{ ...notReady, headers: { 'Retry-After': 'soon' } }, ok],
      requests: 2,
    },
  ];
  for (const { name, answers, requests } of passing) {
    it(`asks again after ${name}`, async () => {
      const { asked, casebook } = play(answers);
      assert.deepEqual(await casebook.archives(), okAnswer);
      assert.equal(asked.length, requests);
    });
  }

  const final: { name: string; answer: Scripted; code: string; requests: number; retries?: number }[] = [
    { name: 'three broken connections', answer: broken, code: 'network_error', requests: 3 },
    {
      name: 'one, where it may not ask again',
      answer: broken,
      code: 'network_error',
      requests: 1,
      retries: 0,
    },
    { name: 'three 503', answer: notReady, code: 'not_ready', requests: 3 },
    { name: '500', answer: { status: 500, body: '{"code":"internal"}' }, code: 'internal', requests: 1 },
    {
      name: '503 that wants more time than a reader has',
      answer: { ...notReady, headers: { 'Retry-After': '3600' } },
      code: 'not_ready',
      requests: 1,
    },
    { name: 'a page instead of JSON', answer: { body: '<html>' }, code: 'unparsable_answer', requests: 1 },
    { name: 'half an answer', answer: { body: '{"data":' }, code: 'unparsable_answer', requests: 1 },
    { name: 'no body', answer: { status: 204 }, code: 'unparsable_answer', requests: 1 },
    {
      name: 'the 404 of another server',
      answer: { status: 404, body: '{}' },
      code: 'unparsable_answer',
      requests: 1,
    },
    { name: 'a 304 that nobody asked for', answer: { status: 304 }, code: 'unparsable_answer', requests: 1 },
    {
      name: 'null as a problem',
      answer: { status: 400, body: 'null' },
      code: 'unparsable_answer',
      requests: 1,
    },
  ];
  for (const { name, answer, code, requests, retries } of final) {
    it(`gives up after ${name}`, async () => {
      const { asked, casebook } = play([answer], { retries });
      const error = await fail(casebook.archives());
      assert.deepEqual(
        { code: error.code, status: error.status, url: error.url, name: error.name },
        {
          code,
          status: answer.error ? 0 : (answer.status ?? 200),
          url: 'https://api.example.com/api/v1/archives',
          name: 'CasebookError',
        },
      );
      assert.equal(asked.length, requests);
    });
  }

  it('sends the headers of the options with every request', async () => {
    const { asked, casebook } = play([ok], { headers: { 'X-Request-Id': 'page-1' } });
    await casebook.archives();
    assert.deepEqual(asked[0]?.headers, { 'X-Request-Id': 'page-1' });
  });

  describe('cache', () => {
    const tagged = (etag: string, body = okBody): Scripted => ({ headers: { ETag: etag }, body });

    it('gives the kept body for a 304, and a fresh value each time', async () => {
      const { asked, casebook } = play([tagged('W/"a"'), { status: 304 }], { cache: 10 });
      const first = await casebook.archives();
      const second = await casebook.archives();
      assert.deepEqual(second, first);
      assert.notEqual(second, first);
      assert.deepEqual(
        asked.map(({ headers }) => headers),
        [{}, { 'If-None-Match': 'W/"a"' }],
      );
    });

    it('keeps the newer answer', async () => {
      const { asked, casebook } = play([tagged('W/"a"'), tagged('W/"b"'), { status: 304 }], { cache: 10 });
      for (let i = 0; i < 3; i++) await casebook.archives();
      assert.equal(asked[2]?.headers['If-None-Match'], 'W/"b"');
    });

    it('forgets the answer that was not asked for the longest', async () => {
      const { asked, casebook } = play([tagged('W/"a"')], { cache: 2 });
      for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await casebook.tags.get(name);
      const sent = asked.map(
        ({ url, headers }) => `${url.at(-1) ?? ''}${'If-None-Match' in headers ? ' kept' : ''}`,
      );
      assert.deepEqual(sent, ['a', 'b', 'a kept', 'c', 'a kept', 'b']);
    });

    it('keeps no answer that cannot be read', async () => {
      const cache = new Map();
      await fail(play([tagged('W/"a"', '<html>')], { cache }).casebook.archives());
      assert.equal(cache.size, 0);
    });

    it('keeps no problem, and nothing without an ETag', async () => {
      const cache = new Map();
      await fail(play([{ ...notReady, headers: { ETag: '"a"' } }], { cache }).casebook.archives());
      await play([ok], { cache }).casebook.archives();
      assert.equal(cache.size, 0);
    });

    it('asks anew when a store holds what cannot be read', async () => {
      const url = 'https://api.example.com/api/v1/archives';
      const cache = new Map([[url, { etag: 'W/"a"', body: '{"da' }]]);
      const { asked, casebook } = play([{ status: 304 }, tagged('W/"a"')], { cache });
      assert.deepEqual(await casebook.archives(), okAnswer);
      assert.equal(asked.length, 2);
      assert.equal(cache.get(url)?.body, okBody);
    });

    it('does without a store that fails', async () => {
      const full = () => Promise.reject(new Error('full'));
      const { casebook } = play([tagged('W/"a"')], { cache: { get: full, set: full } });
      assert.deepEqual(await casebook.archives(), okAnswer);
    });

    it('takes a store that answers later, with what JSON made of it', async () => {
      const kept = new Map<string, string>();
      const cache: CasebookOptions['cache'] = {
        get: (url) => Promise.resolve(JSON.parse(kept.get(url) ?? 'null') as null),
        set: (url, answer) => Promise.resolve(kept.set(url, JSON.stringify(answer))),
      };
      const { asked, casebook } = play([tagged('W/"a"'), { status: 304 }], { cache });
      await casebook.archives();
      assert.deepEqual(await casebook.archives(), okAnswer);
      assert.equal(asked[1]?.headers['If-None-Match'], 'W/"a"');
    });
  });

  describe('abort', () => {
    const stuck: FetchLike = () => new Promise(() => undefined);

    it('asks nothing with a signal that is aborted already', async () => {
      const { asked, casebook } = play([ok]);
      await assert.rejects(casebook.archives({}, { signal: AbortSignal.abort() }), { name: 'AbortError' });
      assert.equal(asked.length, 0);
    });

    it('rejects with the reason, even where the requests mind no signal', async () => {
      const controller = new AbortController();
      const { casebook } = play([], { fetch: stuck });
      const call = casebook.archives({}, { signal: controller.signal });
      const reason = new Error('the page was left');
      controller.abort(reason);
      await assert.rejects(call, reason);
    });

    it('stops all calls by the signal of the client', async () => {
      const controller = new AbortController();
      const { casebook } = play([], { fetch: stuck, signal: controller.signal });
      const calls = [casebook.archives(), casebook.archives({}, { signal: new AbortController().signal })];
      controller.abort();
      for (const call of calls) await assert.rejects(call, { name: 'AbortError' });
    });

    it('hands a signal on to the requests', async () => {
      const controller = new AbortController();
      let seen: AbortSignal | undefined;
      const fetch: FetchLike = (_url, { signal }) => {
        seen = signal;
        return new Promise(() => undefined);
      };
      const call = play([], { fetch }).casebook.archives({}, { signal: controller.signal });
      await Promise.resolve();
      controller.abort();
      await assert.rejects(call, { name: 'AbortError' });
      assert.equal(seen?.aborted, true);
    });

    it('does not ask again after it was aborted', async () => {
      Math.random = () => 0.999;
      const controller = new AbortController();
      const { asked, casebook } = play([notReady, ok]);
      const call = casebook.archives({}, { signal: controller.signal });
      // After the first response, while the client waits for the second attempt.
      setImmediate(() => {
        controller.abort();
      });
      await assert.rejects(call, { name: 'AbortError' });
      await new Promise((resolve) => setTimeout(resolve, 600));
      assert.equal(asked.length, 1);
    });

    it('leaves no listener on a signal that lives longer than the calls', async () => {
      const { signal } = new AbortController();
      let listeners = 0;
      const add = signal.addEventListener.bind(signal);
      const remove = signal.removeEventListener.bind(signal);
      signal.addEventListener = (...args: Parameters<typeof add>) => {
        listeners++;
        add(...args);
      };
      signal.removeEventListener = (...args: Parameters<typeof remove>) => {
        listeners--;
        remove(...args);
      };
      const { casebook } = play([ok], { signal });
      for (let i = 0; i < 3; i++) await casebook.archives();
      assert.equal(listeners, 0);
    });
  });

  it('works where there is neither fetch nor any signal', async () => {
    const platform = globalThis as Record<string, unknown>;
    const missing = ['fetch', 'AbortController', 'AbortSignal', 'URL', 'URLSearchParams', 'Headers'];
    const before = missing.map((name) => [name, platform[name]] as const);
    for (const name of missing) platform[name] = undefined;
    try {
      const { casebook } = play([broken, ok], { cache: 5 });
      assert.deepEqual(await casebook.articles.list({ tag: ['客户案例'] }), okAnswer);
    } finally {
      for (const [name, value] of before) platform[name] = value;
    }
  });
});
