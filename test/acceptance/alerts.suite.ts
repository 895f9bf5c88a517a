import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { writeSnapshot } from '../app/support';
import { aSnapshot } from '../support/builders';
import type { Way } from '../support/way';
import { checkSignature, openWebhook, type Webhook } from '../support/webhook';

const secret = 'SEC-of-the-robot';

/** Alerts reach a chat service through one entry point. It serves content of its own, with requests that are surely slow. */
export function alertsSuite(way: Way): void {
  describe(`alerts, ${way.name}`, () => {
    let file: ReturnType<typeof writeSnapshot>;
    let webhook: Webhook | undefined;

    before(() => {
      const markdown = '云函数按请求伸缩。 '.repeat(2_000);
      file = writeSnapshot(aSnapshot(Array.from({ length: 20 }, (_, i) => ({ id: `blog/${i}`, markdown }))));
    });

    after(() => {
      file.remove();
    });

    afterEach(() => {
      webhook?.close();
    });

    it('are signed, posted again after a refusal with status 200, and then not repeated', async () => {
      webhook = await openWebhook((response, posts) => {
        const isFirst = posts.filter(({ body }) => body === posts.at(-1)?.body).length === 1;
        response.end(isFirst ? '{"errcode":130101,"errmsg":"send too fast"}' : '{"errcode":0}');
      });
      const { call, close } = await way.open({
        CONTENT_SNAPSHOT: file.file,
        ALERT_WEBHOOK: webhook.url,
        ALERT_FORMAT: 'dingtalk',
        ALERT_SECRET: secret,
        ALERT_SLOW_MS: '1',
      });
      const ask = async (tag: number) => {
        const { status } = await call(`/api/v1/articles?format=markdown&limit=20&tag.not=${tag}`);
        assert.equal(status, 200);
      };
      // `/healthz` may be slow, too, when it is the first request.
      const own = () => (webhook?.posts ?? []).filter(({ body }) => body.includes(': GET /api/v1/articles '));
      try {
        for (let i = 0; own().length === 0 && i < 20; i++) await ask(i);
        for (let i = 0; own().length < 2 && i < 500; i++) await wait(20);
        for (let i = 20; i < 30; i++) await ask(i);
        assert.equal(own().length, 2);
        assert.equal(own()[0]?.body, own()[1]?.body);
        for (const post of own()) checkSignature('dingtalk', post, secret);
      } finally {
        await close();
      }
    });
  });
}
