import type { Application } from 'egg';
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { postJson } from '../../../infra/post-json';
import { readAnswer } from '../../support/function-ways';
import { startFunction } from '../../support/start-function';

/** A webhook of this machine that keeps what it is told. */
async function openWebhook(answer: (response: http.ServerResponse) => void) {
  const bodies: string[] = [];
  const server = http.createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += String(chunk)));
    request.on('end', () => {
      bodies.push(body);
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?key=secret-key`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, bodies, close };
}

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
    const { url, bodies, close } = await openWebhook((response) => response.end('{"errcode":0}'));
    await postJson(url, '{"text":"云"}');
    close();
    assert.deepEqual(bodies, ['{"text":"云"}']);
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
    const { url, bodies, close } = await openWebhook((response) => response.end());
    const running = await startFunction([{ id: 'blog/a' }], { ALERT_WEBHOOK: url, ALERT_FORMAT: 'feishu' });
    try {
      stopClock(running.app);
      const event = { httpMethod: 'GET', path: '/api/v1/articles', queryString: { tag: 'secret-tag' } };
      for (let i = 0; i < 3; i++) {
        assert.equal(readAnswer(await running.handler(event, { request_id: `r-${i}` })).status, 500);
        // Nothing is under way any more when it has answered.
        assert.equal(bodies.length, 1);
      }
      const [body = ''] = bodies;
      const { content } = JSON.parse(body) as { content: { text: string } };
      assert.match(
        content.text,
        /^Casebook error: GET \/api\/v1\/articles answered 500 \(TypeError: the clock stopped\)\. Request r-0, /,
      );
      assert.ok(!JSON.stringify([bodies, running.log()]).includes('secret'));
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
});
