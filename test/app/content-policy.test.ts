import assert from 'node:assert/strict';
import type { Context } from 'egg';
import { createExplorer } from '../../app/explorer/explorer';
import { toContentPolicy } from '../../app/explorer/content-policy';

const directives = (policy: string) => new Map(policy.split('; ').map((each) => [each.split(' ')[0], each]));

describe('toContentPolicy', () => {
  it('lets nothing run and nothing be asked but this server', () => {
    const policy = toContentPolicy([]);
    assert.doesNotMatch(policy, /unsafe-|\*/);
    const found = directives(policy);
    assert.equal(found.get('default-src'), "default-src 'none'");
    assert.equal(found.get('script-src'), "script-src 'self'");
    assert.equal(found.get('connect-src'), "connect-src 'self'");
    assert.equal(found.get('frame-src'), "frame-src 'none'");
    assert.equal(found.get('frame-ancestors'), "frame-ancestors 'none'");
  });

  it('lets the frames in that articles keep', () => {
    const found = directives(toContentPolicy(['v.qq.com', 'player.bilibili.com']));
    assert.equal(found.get('frame-src'), 'frame-src https://v.qq.com https://player.bilibili.com');
  });
});

describe('createExplorer', () => {
  /** Asks for a path where every file is `text`. */
  const ask = (address: string, text: string | undefined) => {
    const headers = new Map<string, string>();
    const ctx = { body: undefined, set: (name: string, value: string) => void headers.set(name, value) };
    const { pages } = createExplorer({
      iframeHosts: [],
      readFile: () => text,
      readFindings: () => undefined,
    });
    // Of a context the pages use no more than this.
    pages.find(({ path }) => path === address)?.handle(ctx as unknown as Context);
    return { body: ctx.body, headers };
  };

  for (const address of ['/', '/docs']) {
    it(`sends ${address} with the strict policy`, () => {
      const { body, headers } = ask(address, '<!doctype html>');
      assert.equal(body, '<!doctype html>');
      assert.equal(headers.get('Content-Type'), 'text/html; charset=utf-8');
      assert.equal(headers.get('Content-Security-Policy'), toContentPolicy([]));
      assert.equal(headers.get('Cache-Control'), 'no-cache');
    });
  }

  it('says what to do where the files were not built', () => {
    assert.throws(() => ask('/', undefined), /npm run build/);
  });

  it('asks for files that it names itself, and for no other', () => {
    const asked: string[] = [];
    const { pages } = createExplorer({
      iframeHosts: [],
      readFile: (name) => void asked.push(name),
      readFindings: () => undefined,
    });
    for (const { path } of pages) assert.match(path, /^\/(?:docs)?$|^\/explorer\/[\w-]+\.\w+$/);
    assert.deepEqual(asked, [], 'nothing is read before somebody asks');
  });
});
