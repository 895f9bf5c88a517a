import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readPackage } from '../../deploy/scf/package-file';
import { smokeTest } from '../../deploy/scf/smoke-test';
import { entries } from '../../packaging/bundle-application';
import { lazyPackages } from '../../packaging/lazy-modules';
import { findFreePort } from '../../packaging/find-free-port';
import { nodeOptions } from '../../packaging/node-options';
import { warnOfLimits } from '../../packaging/report-package';
import { listFiles } from '../../packaging/write-zip';
import { aSnapshot, type ArticleParts } from '../support/builders';
import { flipBit } from '../support/flip-bit';

const root = path.resolve(__dirname, '../..');
const MB = 2 ** 20;

/** Every file of a package. What is added to it is added here, knowingly. */
const expectedFiles = [
  'LICENSE',
  'THIRD-PARTY-LICENCES.txt',
  'bundle.cache',
  'bundle.js',
  'content.snapshot',
  'lazy.js',
  'load.js',
  'node_modules/egg-onerror/lib/onerror_page.mustache',
  'node_modules/egg/config/favicon.png',
  'node_modules/koa-onerror/templates/dev_error.html',
  'node_modules/koa-onerror/templates/prod_error.html',
  'package.json',
  'scf_bootstrap',
  ...entries.map(({ file }) => file),
].sort();

describe('npm run package', () => {
  let folder: string;
  let snapshot: string;
  let packed: string;
  /** The same with other packages as they are. */
  let plain: string;

  /** Runs the command, into a folder of its own. */
  const runPackage = (
    name: string,
    env: Readonly<Record<string, string>> = {},
    umask = '022',
    options: readonly string[] = [],
  ) => {
    const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
    const output = path.join(folder, name, 'out.zip');
    const args = [...node, 'packaging/package.ts', '--snapshot', snapshot, '--output', output, ...options];
    const shell = `umask ${umask} && exec "$0" "$@"`;
    const { status, stdout, stderr } = spawnSync('/bin/sh', ['-c', shell, process.execPath, ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...env },
    });
    return { status, stderr, output, stdout, scf: path.join(folder, name, 'scf') };
  };
  const pack = (...args: Parameters<typeof runPackage>) => {
    const packing = runPackage(...args);
    assert.equal(packing.status, 0, packing.stderr);
    return packing;
  };

  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'package-'));
    snapshot = path.join(folder, 'content.snapshot');
    fs.writeFileSync(snapshot, aSnapshot([{ id: 'blog/one' }, { id: 'blog/two' }]));
    const first = pack('first');
    packed = first.scf;
    plain = pack('plain', {}, '022', ['--plain']).scf;
    assert.match(first.stdout, /out\.zip: [\d.]+ MB, unpacked [\d.]+ MB in \d+ files\n/);
  });
  after(() => {
    fs.rmSync(folder, { recursive: true });
  });

  it('packs what a function needs, and nothing else', () => {
    assert.deepEqual(listFiles(packed), expectedFiles);
    assert.deepEqual(listFiles(plain), expectedFiles);
  });

  it('writes the same bytes in another place, time zone and with another umask', () => {
    const first = path.join(folder, 'first', 'out.zip');
    const second = pack('second', { TZ: 'America/New_York', LANG: 'C' }, '077', ['--live', first]);
    const bytes = (file: string) => fs.readFileSync(file);
    assert.ok(bytes(second.output).equals(bytes(first)));
  });

  it('lets the platform run scf_bootstrap, and nothing else', () => {
    const zip = fs.readFileSync(path.join(folder, 'first', 'out.zip'));
    const modes = new Map<string, string>();
    // The central directory: PKZIP's application note, 4.3.12.
    for (let at = zip.indexOf('PK\x01\x02'); at !== -1; at = zip.indexOf('PK\x01\x02', at + 46)) {
      const name = zip.subarray(at + 46, at + 46 + zip.readUInt16LE(at + 28)).toString();
      modes.set(name, (zip.readUInt32LE(at + 38) >>> 16).toString(8));
    }
    assert.deepEqual([...modes.keys()], expectedFiles);
    assert.deepEqual(
      [...modes].filter(([, mode]) => mode !== '100644'),
      [['scf_bootstrap', '100755']],
    );
    assert.equal(fs.readFileSync(path.join(packed, 'scf_bootstrap'), 'utf8').includes('\r'), false);
  });

  it('names no place of the machine it was made on', () => {
    const places = [root, fs.realpathSync(path.join(root, 'node_modules')), folder, os.homedir()].filter(
      (place) => place.length > 1,
    );
    const telling = expectedFiles
      .filter((file) => file !== 'content.snapshot')
      .filter((file) => places.some((place) => fs.readFileSync(path.join(packed, file)).includes(place)));
    assert.deepEqual(telling, []);
  });

  it('goes with the licences of what is in it', () => {
    const notices = fs.readFileSync(path.join(packed, 'THIRD-PARTY-LICENCES.txt'), 'utf8');
    for (const name of ['egg', 'koa', '@sinclair/typebox', 'urllib', 'undici'])
      assert.match(notices, new RegExp(`^${name} \\d.*: MIT$`, 'm'));
  });

  /** Starts the packed server and asks it; returns the statuses, what it logged, and whether V8 took the cache. */
  const serve = async (
    scf: string,
    paths: readonly string[],
    env: Readonly<Record<string, string>> = {},
    look: (url: string) => Promise<void> = () => Promise.resolve(),
  ) => {
    const port = await findFreePort();
    const report = `process.on('SIGTERM', () => { console.log('rejected:' + require(${JSON.stringify(path.join(scf, 'load.js'))}).script.cachedDataRejected); process.exit(0); });`;
    const preload = path.join(folder, 'report.js');
    fs.writeFileSync(preload, report);
    const child = spawn(process.execPath, ['--require', preload, 'server.js'], {
      cwd: scf,
      env: { HOST: '127.0.0.1', PORT: String(port), ...env },
    });
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const ask = async (asked: string): Promise<number> => {
      for (let attempt = 0; attempt < 200 && child.exitCode === null; attempt++) {
        const response = await fetch(`http://127.0.0.1:${port}${asked}`).catch(() => undefined);
        if (response) return response.status;
        await sleep(50);
      }
      throw new Error(`No answer:\n${log}`);
    };
    try {
      const statuses: number[] = [];
      for (const asked of paths) statuses.push(await ask(asked));
      await look(`http://127.0.0.1:${port}`);
      return { statuses, log: () => log };
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  };

  for (const [name, folderOf] of Object.entries({ 'as ever': () => packed, plain: () => plain })) {
    it(`serves the content that was packed, ${name}`, async () => {
      const paths = ['/api/v1/articles', '/api/v1/articles/blog/one', '/api/v1/articles/blog/none', '/none'];
      const { statuses, log } = await serve(folderOf(), paths);
      assert.deepEqual(statuses, [200, 200, 404, 404]);
      assert.match(log(), /rejected:false/, 'V8 takes the code cache');
    });

    it(`posts alerts, ${name}`, async () => {
      const posted: string[] = [];
      const webhook = http.createServer((request, response) => {
        posted.push(request.url ?? '');
        response.end();
      });
      webhook.listen(0, '127.0.0.1');
      await once(webhook, 'listening');
      const { port } = webhook.address() as AddressInfo;
      try {
        const env = { ALERT_WEBHOOK: `http://127.0.0.1:${port}/hook`, ALERT_SLOW_MS: '1' };
        const { log } = await serve(folderOf(), ['/api/v1/articles'], env);
        assert.deepEqual([...new Set(posted)], ['/hook'], log());
      } finally {
        webhook.close();
      }
    });

    it(`is the real Egg, ${name}: clients, names of classes, plugins and closing are as ever`, async () => {
      const port = await findFreePort();
      const preload = path.join(folder, 'look-inside.js');
      fs.writeFileSync(
        preload,
        `const { EventEmitter } = require('node:events');
      const { emit } = EventEmitter.prototype;
      // The entry gives its server to the application by this event.
      EventEmitter.prototype.emit = function (name, ...args) {
        if (name === 'server') setTimeout(() => look(this), 200);
        return emit.call(this, name, ...args);
      };
      async function look(app) {
        const { status, data } = await app.curl('http://127.0.0.1:${port}/api/v1/articles', { dataType: 'json' });
        const seen = {
          name: app.name, application: app.constructor.name, controller: app.controller.article.constructor.name,
          services: Object.keys(app.serviceClasses), plugins: Object.keys(app.plugins), env: app.config.env,
          middleware: app.config.appMiddleware, status, articles: data.data.length,
          client: app.httpclient.constructor.name, error: (() => { try { app.loader.loadFile('/none.js'); return null; } catch (error) { return error.name; } })(),
        };
        app.server.close();
        app.server.closeAllConnections();
        await app.close();
        console.log('seen:' + JSON.stringify(seen));
        process.exit(0);
      }`,
      );
      const child = spawn(process.execPath, ['--require', preload, 'server.js'], {
        cwd: folderOf(),
        env: { HOST: '127.0.0.1', PORT: String(port) },
      });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
      await once(child, 'exit');
      const seen = /^seen:(.*)$/m.exec(output)?.[1] ?? assert.fail(output);
      assert.deepEqual(JSON.parse(seen), {
        name: 'casebook',
        application: 'Application',
        controller: 'Object',
        services: ['article', 'content', 'feed', 'operations', 'preview', 'taxonomy'],
        plugins: ['onerror', 'leanEgg'],
        env: 'prod',
        middleware: ['respond', 'localImages', 'uriGuard'],
        status: 200,
        articles: 2,
        client: 'HttpClient',
        error: null,
      });
    });
  }

  it('serves the same with Egg as it is, without plugin/lean-egg, and writes no file', async () => {
    const places = fs.mkdtempSync(path.join(folder, 'places-'));
    const before = listFiles(packed);
    const env = { EGG_PLUGINS: JSON.stringify({ leanEgg: false }), TMPDIR: places, HOME: places };
    const { statuses } = await serve(packed, ['/api/v1/articles', '/none'], env);
    assert.deepEqual(statuses, [200, 404]);
    assert.deepEqual(fs.readdirSync(places), []);
    assert.deepEqual(listFiles(packed), before);
  });

  it('shows a smoke test that it serves what was packed, and that it does not after a bit was flipped', async () => {
    const { snapshot: packedContent } = await readPackage(path.join(folder, 'first', 'out.zip'), 'web');
    const { header, checksum } = packedContent;
    const { signal } = new AbortController();
    const test = (url: string) =>
      smokeTest({ url, revision: header.revision, checksum, responseTimeoutMs: 60_000, signal });
    await serve(packed, ['/healthz'], {}, test);
    const copy = path.join(folder, 'flipped');
    fs.cpSync(packed, copy, { recursive: true });
    const file = path.join(copy, 'content.snapshot');
    fs.writeFileSync(file, flipBit(fs.readFileSync(file), -1));
    await serve(copy, ['/healthz'], {}, (url) =>
      assert.rejects(test(url), /the checksum of its content is .*: what runs is not what was packed/),
    );
  });

  it('refuses content that is not as it was built', () => {
    const damaged = path.join(folder, 'damaged.snapshot');
    fs.writeFileSync(damaged, flipBit(fs.readFileSync(snapshot), -1));
    const { status, stderr } = runPackage('damaged', {}, '022', ['--snapshot', damaged]);
    assert.equal(status, 2);
    assert.match(stderr, /^\S+damaged\.snapshot is damaged: its checksum is wrong\. .* npm run build$/m);
    assert.ok(!fs.existsSync(path.join(folder, 'damaged')));
  });

  const claims = ['1', '2', '3'].map((name) => ({ id: 'blog/one', path: `blog/${name}.md` }));
  const refusals: readonly {
    name: string;
    articles: readonly ArticleParts[];
    options?: () => readonly string[];
    says: RegExp;
  }[] = [
    { name: 'without an article', articles: [], says: /^The content has no article\..*CONTENT_DIR/ },
    {
      name: 'with errors',
      articles: [...claims, { id: 'blog/two' }],
      says: /^The content has errors: \d, and 0 are allowed\..* add --allow-errors \d\.\n/,
    },
    {
      name: 'with more errors than are accepted',
      articles: [...claims, { id: 'blog/two' }],
      options: () => ['--allow-errors', '1'],
      says: /^The content has errors: \d, and 1 are allowed/,
    },
    {
      name: 'with fewer than 80 % of the articles of the package that is live',
      articles: [{ id: 'blog/one' }],
      options: () => ['--live', path.join(folder, 'first', 'out.zip')],
      says: /has 1 public articles, .* has 2: below 80 %\. .* add --yes-shrink\.\n/,
    },
  ];
  for (const { name, articles, options, says } of refusals) {
    it(`refuses content ${name}`, () => {
      const refused = path.join(folder, 'refused.snapshot');
      fs.writeFileSync(refused, aSnapshot(articles));
      const { status, stderr } = runPackage('refused', {}, '022', [
        '--snapshot',
        refused,
        ...(options?.() ?? []),
      ]);
      assert.equal(status, 2, stderr);
      assert.match(stderr, says);
      assert.match(stderr, /\nNothing was packed\.\n$/);
      assert.ok(!fs.existsSync(path.join(folder, 'refused')));
    });
  }

  it('packs content with as many errors and as few articles as are accepted', () => {
    const accepted = path.join(folder, 'accepted.snapshot');
    fs.writeFileSync(accepted, aSnapshot([...claims, { id: 'blog/two' }]));
    const live = ['--live', path.join(folder, 'first', 'out.zip'), '--yes-shrink'];
    pack('accepted', {}, '022', ['--snapshot', accepted, '--allow-errors', '9', ...live]);
  });

  it('takes the code cache with options for the size of the heap', async () => {
    for (const options of [nodeOptions, '--max-old-space-size=200']) {
      const { statuses, log } = await serve(packed, ['/api/v1/articles'], { NODE_OPTIONS: options });
      assert.deepEqual(statuses, [200]);
      assert.match(log(), /rejected:false/, options);
    }
  });

  it('does not show V8 the code cache of another Node.js', async () => {
    const copy = path.join(folder, 'copy');
    fs.cpSync(packed, copy, { recursive: true });
    const cache = path.join(copy, 'bundle.cache');
    const own = fs.readFileSync(cache, 'latin1');
    fs.writeFileSync(cache, own.replace(`"node":"${process.versions.node}"`, '"node":"20.0.0"'), 'latin1');
    const { statuses, log } = await serve(copy, ['/api/v1/articles']);
    assert.deepEqual(statuses, [200]);
    assert.match(log(), /rejected:undefined/);
  });

  it('holds every module that is loaded later', () => {
    const code = `
      const { load } = require('./lazy.js');
      const places = ${JSON.stringify(lazyPackages.map(({ name }) => name))};
      const all = require('node:fs').readFileSync('lazy.js', 'latin1');
      console.log(load('node_modules/egg/lib/core/httpclient.js').name);
      console.log(typeof load('node_modules/egg-cluster/index.js').startCluster);
      console.log(typeof load('node_modules/egg/lib/core/fetch_factory.js').fetch);
      console.log(places.filter((name) => !all.includes('node_modules/' + name.split('/')[0])).length);
    `;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', code], {
      cwd: packed,
      encoding: 'utf8',
      env: {},
    });
    assert.equal(stdout, 'HttpClient\nfunction\nfunction\n0\n', stderr);
  });
});

describe('warnOfLimits', () => {
  const cases = [
    { name: 'says nothing of a small package', sizes: { zip: 2 * MB, unpacked: 6 * MB }, expected: [] },
    {
      name: 'names COS before one call is too small',
      sizes: { zip: 6 * MB, unpacked: 90 * MB },
      expected: [/near to 7 MB.*COS/],
    },
    {
      name: 'says what is passed, and what comes next',
      sizes: { zip: 45 * MB, unpacked: 300 * MB },
      expected: [/more than 7 MB.*COS/, /near to 50 MB/],
    },
    {
      name: 'says what to do with too much content',
      sizes: { zip: 1 * MB, unpacked: 501 * MB },
      expected: [/more than 500 MB.*container/],
    },
  ];
  for (const { name, sizes, expected } of cases) {
    it(name, () => {
      const warnings = warnOfLimits(sizes);
      assert.equal(warnings.length, expected.length);
      expected.forEach((pattern, i) => {
        assert.match(warnings[i] ?? '', pattern);
      });
    });
  }
});
