import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { startWorld, type TestApp } from './support';

const sources = path.resolve(__dirname, '../../explorer');
const paths = ['/', '/docs', '/explorer/explorer.js', '/explorer/findings.json'];

/** Of an answer supertest's types say nothing but `any`. */
interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: { readonly code: string; readonly detail: string };
}

describe('the explorer and the reference', () => {
  describe('switched off', () => {
    let world: TestApp;
    before(async () => {
      world = await startWorld([{ id: 'blog/a' }]);
    });
    after(() => world.close());

    for (const address of paths) {
      it(`answer ${address} with a problem`, async () => {
        const { status, headers, body } = (await world.app.httpRequest().get(address)) as Answer;
        assert.equal(status, 404);
        assert.match(headers['content-type'] ?? '', /^application\/problem\+json/);
        assert.equal(body.code, 'not_found');
      });
    }
  });

  describe('switched on', () => {
    let world: TestApp;
    before(async () => {
      world = await startWorld([{ id: 'blog/a' }], {
        env: { EXPLORER: 'on', IFRAME_HOSTS: 'v.qq.com,player.bilibili.com' },
      });
    });
    after(() => world.close());

    it('serve the files that they name, and no other beside them', async () => {
      for (const address of ['/explorer/none.js', '/explorer/..%2Fpackage.json', '/explorer/docs.html']) {
        assert.equal((await world.app.httpRequest().get(address)).status, 404, address);
      }
    });

    it('say where the findings are that the artifact does not hold', async () => {
      const { status, body } = (await world.app.httpRequest().get('/explorer/findings.json')) as Answer;
      assert.equal(status, 404);
      assert.match(body.detail, /npm run check/);
    });

    it('are only read', async () => {
      const { status, headers } = await world.app.httpRequest().post('/');
      assert.equal(status, 405);
      assert.equal(headers.allow, 'GET, HEAD, OPTIONS');
    });
  });

  for (const name of ['index.html', 'docs.html']) {
    it(`have no script and no style within ${name}, and name this server's files alone`, () => {
      const html = fs.readFileSync(path.join(sources, name), 'utf8');
      assert.doesNotMatch(html, /<style|style=|\son\w+=|<script(?![^>]*\ssrc=)/);
      for (const [, address = ''] of html.matchAll(/(?:src|href)="([^"]*)"/g))
        assert.match(address, /^\/(?!\/)/);
    });
  }
});
