import assert from 'node:assert/strict';
import type { RemoteImage } from '../../core/build/image/image';
import { fetchImage } from '../../infra/fetch-image';
import { measureImages, type MeasureOptions } from '../../infra/measure-images';
import { openImagePool, type ImagePool } from '../../infra/image-pool';
import { visitPolitely } from '../../infra/visit-politely';
import { redirectTo, sendBytes, startImageServer, type ImageServer } from '../support/image-server';
import { aGifBomb, aJpegOfScans, aLyingPng, aPng } from '../support/images';
import { allowTypeScriptWorkers } from './typescript-workers';

const png = aPng(300, 200, [1, 2, 3]);
const large = Buffer.concat([aPng(400, 300), Buffer.alloc(20_000)]);
const bounds = { maxBytes: 10_000, timeoutMs: 5_000, allowsPrivate: true };

describe('fetching images', () => {
  let server: ImageServer;
  let seen: Record<string, unknown> = {};
  before(async () => {
    server = await startImageServer({
      '/a.png': sendBytes(png),
      '/large.png': sendBytes(large),
      '/endless': (_request, response) => {
        const more = () => {
          if (!response.destroyed) response.write(Buffer.alloc(64 * 1024), () => setImmediate(more));
        };
        response.writeHead(200);
        response.write(large);
        more();
      },
      '/moved': redirectTo('/a.png'),
      '/circle': redirectTo('/circle'),
      '/file': redirectTo('file:///etc/passwd'),
      '/secret': redirectTo('http://user:password@127.0.0.1/'),
      '/nowhere': redirectTo('http://['),
      '/silent': () => undefined,
      '/broken': (_request, response) => {
        response.writeHead(200, { 'Content-Length': '1000' });
        response.write('x');
        setImmediate(() => response.destroy());
      },
      '/headers': (request, response) => {
        seen = request.headers;
        response.end(png);
      },
    });
  });
  after(() => server.close());

  const failures: readonly (readonly [path: string, error: string])[] = [
    ['/missing', 'it answered 404'],
    ['/circle', 'it redirects too often'],
    ['/file', 'it is no http or https address'],
    ['/secret', 'it has a name or a password in it'],
    ['/nowhere', 'it redirects to no address'],
    ['/broken', 'the connection was broken off'],
  ];
  for (const [path, error] of failures) {
    it(`tells of ${path}: ${error}`, async () => {
      const found = await fetchImage(`${server.origin}${path}`, bounds);
      assert.equal('error' in found && found.error, error);
    });
  }

  it('follows redirects, and knows a part that is the whole', async () => {
    for (const path of ['/a.png', '/moved']) {
      const found = await fetchImage(`${server.origin}${path}`, bounds);
      assert.deepEqual(found, { bytes: png, isWhole: true });
    }
  });

  it('reads no more than it may, whatever the other side sends', async () => {
    for (const path of ['/large.png', '/endless']) {
      const found = await fetchImage(`${server.origin}${path}`, bounds);
      assert.ok('bytes' in found);
      assert.deepEqual([found.bytes.length, found.isWhole], [10_000, false]);
    }
  });

  it('gives up an answer that does not come', async () => {
    const found = await fetchImage(`${server.origin}/silent`, { ...bounds, timeoutMs: 50 });
    assert.deepEqual(found, { error: 'it took more than 0.05 seconds', status: null });
  });

  it('says who asks, and for how much', async () => {
    await fetchImage(`${server.origin}/headers`, bounds);
    assert.match(String(seen['user-agent']), /^Casebook/);
    assert.equal(seen.range, 'bytes=0-9999');
    assert.equal(seen.cookie, undefined);
  });

  it('asks nothing of this machine and of local networks unless it may', async () => {
    const port = new URL(server.origin).port;
    const before = server.asked.length;
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0x7f.1',
      '2130706433',
      '[::ffff:127.0.0.1]',
      '169.254.169.254',
    ];
    for (const host of hosts) {
      const found = await fetchImage(`http://${host}:${port}/a.png`, { ...bounds, allowsPrivate: false });
      assert.deepEqual(found, { error: 'its host is not on the public internet', status: null }, host);
    }
    assert.equal(server.asked.length, before);
  });
});

describe('measuring images', () => {
  allowTypeScriptWorkers();
  let server: ImageServer;
  let pool: ImagePool;
  let saved: ReadonlyMap<string, RemoteImage>[];
  const measure = (paths: readonly string[], more: Partial<MeasureOptions> = {}) =>
    measureImages(
      paths.map((path) => `${server.origin}${path}`),
      {
        ...bounds,
        hosts: 2,
        perHost: 2,
        pauseMs: 0,
        known: new Map(),
        refreshes: false,
        inspect: pool.inspect,
        onMeasured: () => undefined,
        save: (images) => saved.push(new Map(images)),
        ...more,
      },
    );
  const facts = { format: 'png', width: 300, height: 200, color: '#010203' };
  const names = Array.from({ length: 60 }, (_, i) => `/many/${i}.png`);

  const bombs = Array.from({ length: 2 }, (_, i) => `/bombs/${i}.jpg`);

  before(async () => {
    pool = openImagePool(8_000);
    server = await startImageServer({
      '/a.png': sendBytes(png),
      '/large.png': sendBytes(large),
      '/page': sendBytes(Buffer.from('<html>')),
      ...Object.fromEntries(bombs.map((name) => [name, sendBytes(aJpegOfScans(25_000))])),
      '/bomb.gif': sendBytes(aGifBomb()),
      '/bomb.png': sendBytes(aLyingPng(60_000, 60_000, 100)),
      '/cut.png': sendBytes(png.subarray(0, 60)),
      ...Object.fromEntries(names.map((name) => [name, sendBytes(png)])),
    });
  });
  beforeEach(() => {
    saved = [];
    server.asked.length = 0;
  });
  after(async () => {
    await pool.close();
    await server.close();
  });

  const last = (path: string) => saved.at(-1)?.get(`${server.origin}${path}`);

  it('keeps what it learned, failures too, and fails with none', async () => {
    const found = await measure(['/a.png', '/large.png', '/page', '/missing']);
    assert.deepEqual(found, { measured: 2, failed: 2, removed: 0 });
    const { placeholder, ...rest } = last('/a.png') as Record<string, unknown>;
    assert.deepEqual(rest, facts);
    assert.equal(typeof placeholder, 'string');
    assert.deepEqual(last('/large.png'), {
      format: 'png',
      width: 400,
      height: 300,
      color: null,
      placeholder: null,
    });
    assert.deepEqual(last('/page'), { error: 'it is no image of a known format' });
    assert.deepEqual(last('/missing'), { error: 'it answered 404' });
  });

  it('gives each image its time in a worker, so that a bomb holds up neither other images nor this thread', async () => {
    const paths = [...bombs, '/bomb.gif', '/bomb.png', '/cut.png', ...names.slice(0, 20)];
    const size = (width: number, height: number) => ({ width, height, color: null, placeholder: null });
    let turns = 0;
    const beat = setInterval(() => turns++, 20);
    const found = await measure(paths, { perHost: 8, maxBytes: 2_000_000 });
    clearInterval(beat);
    assert.deepEqual(found, { measured: paths.length, failed: 0, removed: 0 });
    assert.ok(turns > 100, `this thread had ${turns} turns`);
    const slow = { rule: 'image-too-slow', facts: { seconds: 8 } };
    for (const path of bombs)
      assert.deepEqual(last(path), { format: 'jpg', ...size(6000, 6000), problem: slow });
    const rulesOf = (path: string) => {
      const image = last(path);
      return image && 'problem' in image ? image.problem.rule : null;
    };
    assert.equal(rulesOf('/bomb.gif'), 'image-damaged');
    assert.equal(rulesOf('/bomb.png'), 'image-too-many-pixels');
    assert.equal(rulesOf('/cut.png'), 'image-damaged');
    for (const name of names.slice(0, 20)) assert.equal(rulesOf(name), null, name);
  });

  it('asks for what is not known and what failed, and forgets what nobody shows', async () => {
    const known = new Map<string, RemoteImage>([
      [`${server.origin}/missing`, { ...facts, format: 'png', placeholder: null }],
      [`${server.origin}/a.png`, { error: 'the host did not answer' }],
      [`${server.origin}/gone.png`, { error: 'it answered 404' }],
    ]);
    const found = await measure(['/a.png', '/missing'], { known });
    assert.deepEqual(found, { measured: 1, failed: 0, removed: 1 });
    assert.deepEqual(server.asked, ['/a.png']);
    assert.deepEqual([...(saved.at(-1)?.keys() ?? [])].length, 2);

    await measure(['/a.png', '/missing'], { known, refreshes: true });
    assert.deepEqual(server.asked.slice(1).sort(), ['/a.png', '/missing']);
    // It failed now, but what was known is still the best that is known.
    assert.deepEqual(last('/missing'), known.get(`${server.origin}/missing`));
  });

  it('goes on after an interruption where it was saved last, with few requests at once', async () => {
    const interruption = new Error('interrupted');
    const onMeasured = (_url: string, _image: RemoteImage, done: number) => {
      if (done === 40) throw interruption;
    };
    await assert.rejects(measure(names, { onMeasured }), interruption);
    const known = saved.at(-1) ?? new Map<string, RemoteImage>();
    assert.equal(known.size, 25);
    assert.ok(server.mostAtOnce() <= 2);
    server.asked.length = 0;
    const found = await measure(names, { known });
    assert.deepEqual(found, { measured: 35, failed: 0, removed: 0 });
    assert.equal(saved.at(-1)?.size, 60);
  });
});

describe('visiting politely', () => {
  it('asks each host for one after the other, and several hosts side by side', async () => {
    const urls = ['a', 'b', 'c'].flatMap((host) => [1, 2, 3].map((i) => `https://${host}.example/${i}`));
    const underWay = new Map<string, number>();
    const visited: string[] = [];
    let most = 0;
    await visitPolitely([...urls, 'no address'], { hosts: 2, perHost: 1, pauseMs: 0 }, async (url) => {
      const host = url.slice(8, 9);
      underWay.set(host, (underWay.get(host) ?? 0) + 1);
      assert.equal(underWay.get(host), 1);
      most = Math.max(most, [...underWay.values()].filter((count) => count > 0).length);
      await new Promise(setImmediate);
      underWay.set(host, 0);
      visited.push(url);
    });
    assert.equal(most, 2);
    assert.deepEqual(visited.sort(), [...urls, 'no address'].sort());
  });
});
