import type { Application } from 'egg';
import assert from 'node:assert/strict';
import type http from 'node:http';
import { postJson } from '../../../infra/post-json';
import { readAnswer } from '../../support/function-ways';
import { startFunction } from '../../support/start-function';
import { checkSignature, openWebhook } from '../../support/webhook';

/** Makes every request for content fail that an application answers. */
function stopClock({ liveContent }: Application): void {
  assert.ok(liveContent);
  Object.assign(liveContent, {
    editionAt: () => {
      throw new TypeError('the clock stopped');
    },
  });
}

describe('postJson', () => {
  it('posts, and waits until it is taken', async () => {
    const { url, posts, close } = await openWebhook((response) => response.end('{"errcode":0}'));
    assert.equal(await postJson(url, '{"text":"云"}'), '{"errcode":0}');
    close();
    assert.deepEqual(posts, [{ url: '/hook?key=secret-key', body: '{"text":"云"}' }]);
  });

  it('reads no more of an endless answer than anyone needs', async () => {
    const { url, close } = await openWebhook((response) => {
      const write = () => {
        if (!response.destroyed) response.write('x'.repeat(4096), write);
      };
      write();
    });
    assert.ok((await postJson(url, '{}')).length < 100_000);
    close();
  });

  for (const [name, answer, says] of [
    [
      'an error',
      (response: http.ServerResponse) => response.writeHead(500).end(),
      'It was answered with 500.',
    ],
    [
      'a redirect',
      (response: http.ServerResponse) => response.writeHead(302, { Location: '/' }).end(),
      'It was answered with 302.',
    ],
    ['silence', () => undefined, 'There was no answer within 2000 ms.'],
    [
      'an answer without an end',
      (response: http.ServerResponse) => response.write('{"errcode":'),
      'There was no answer within 2000 ms.',
    ],
    [
      'a broken connection',
      (response: http.ServerResponse) => response.destroy(),
      'The connection failed: ECONNRESET.',
    ],
  ] as const) {
    it(`says that it met ${name}, and not where`, async () => {
      const { url, close } = await openWebhook(answer);
      await assert.rejects(postJson(url, '{}'), (error: Error) => {
        assert.equal(error.message, says);
        return true;
      });
      close();
    });
  }
});

describe('an application with a webhook', () => {
  it('tells a fault once, without a secret, and an event function waits until it is told', async () => {
    const { url, posts, close } = await openWebhook((response) => response.end());
    const running = await startFunction([{ id: 'blog/a' }], { ALERT_WEBHOOK: url, ALERT_FORMAT: 'feishu' });
    try {
      stopClock(running.app);
      const event = { httpMethod: 'GET', path: '/api/v1/articles', queryString: { tag: 'secret-tag' } };
      for (let i = 0; i < 3; i++) {
        assert.equal(readAnswer(await running.handler(event, { request_id: `r-${i}` })).status, 500);
        // Nothing is under way any more when it has answered.
        assert.equal(posts.length, 1);
      }
      const { content } = JSON.parse(posts[0]?.body ?? '') as { content: { text: string } };
      assert.match(
        content.text,
        /^Casebook error: GET \/api\/v1\/articles answered 500 \(TypeError: the clock stopped\)\. Request r-0, /,
      );
      assert.ok(!JSON.stringify([posts.map(({ body }) => body), running.log()]).includes('secret'));
      const logged = running.log().filter(({ event: kind }) => kind === 'message');
      assert.deepEqual(logged.map(({ requestId, message }) => [requestId, message]).slice(0, 1), [
        ['r-0', 'nodejs.TypeError: the clock stopped'],
      ]);
    } finally {
      await running.close();
      close();
    }
  });

  it('answers all the same when nobody takes an alert, and logs so without the address', async () => {
    const { url, close } = await openWebhook((response) => response.writeHead(403).end());
    const running = await startFunction([{ id: 'blog/a' }], { ALERT_WEBHOOK: url });
    try {
      stopClock(running.app);
      const event = { httpMethod: 'GET', path: '/api/v1/articles' };
      assert.equal(readAnswer(await running.handler(event)).status, 500);
      const text = JSON.stringify(running.log());
      assert.match(text, /An alert could not be posted\. It was answered with 403\. Check ALERT_WEBHOOK\./);
      assert.ok(!text.includes('secret-key'));
    } finally {
      await running.close();
      close();
    }
  });

  for (const { format, refusal, says } of [
    { format: 'wecom', refusal: '{"errcode":45009,"errmsg":"key=secret-key"}', says: 'with errcode 45009' },
    {
      format: 'dingtalk',
      refusal: '{"errcode":310000,"errmsg":"sign not match"}',
      says: 'with errcode 310000',
    },
    { format: 'feishu', refusal: '{"code":19021,"msg":"sign match fail"}', says: 'with code 19021' },
    { format: 'feishu', refusal: '{"StatusCode":9499}', says: 'with StatusCode 9499' },
    { format: 'wecom', refusal: '<html>secret-key</html>', says: 'but not as wecom does' },
  ]) {
    it(`tries again and mutes nothing when ${format} answers ${refusal}`, async () => {
      let isRefusing = true;
      const { url, posts, close } = await openWebhook((response) =>
        response.end(isRefusing ? refusal : '{"errcode":0,"code":0}'),
      );
      const env = { ALERT_WEBHOOK: url, ALERT_FORMAT: format };
      const running = await startFunction([{ id: 'blog/a' }], env);
      try {
        stopClock(running.app);
        const event = { httpMethod: 'GET', path: '/api/v1/articles' };
        await running.handler(event);
        assert.equal(posts.length, 2, 'it was not tried again');
        isRefusing = false;
        await running.handler(event);
        assert.equal(posts.length, 3, 'the next fault was muted');
        assert.match(posts[2]?.body ?? '', / 1 more like it were held back/);
        await running.handler(event);
        assert.equal(posts.length, 3, 'it was told twice');
        const text = JSON.stringify(running.log());
        assert.ok(text.includes(`${says}. Check ALERT_WEBHOOK.`), text);
        assert.ok(!text.includes('secret-key'));
      } finally {
        await running.close();
        close();
      }
    });
  }

  it('signs as DingTalk and Feishu require it, with the time of each attempt', async () => {
    for (const format of ['dingtalk', 'feishu'] as const) {
      const { url, posts, close } = await openWebhook((response, { length }) =>
        response.end(length < 3 ? '{"errcode":1,"code":1}' : '{"errcode":0,"code":0}'),
      );
      const env = { ALERT_WEBHOOK: url, ALERT_FORMAT: format, ALERT_SECRET: 'SEC-secret-sign' };
      const running = await startFunction([{ id: 'blog/a' }], env);
      try {
        stopClock(running.app);
        for (let i = 0; i < 2; i++) await running.handler({ httpMethod: 'GET', path: '/api/v1/articles' });
        assert.equal(posts.length, 3);
        const times = posts.map((post) => checkSignature(format, post, 'SEC-secret-sign'));
        assert.ok(times.every((time) => Math.abs(Date.now() - time) < 60_000));
        const text = JSON.stringify(running.log());
        assert.match(text, /Check ALERT_WEBHOOK and ALERT_SECRET\./);
        assert.ok(!text.includes('secret-'));
      } finally {
        await running.close();
        close();
      }
    }
  });
});
