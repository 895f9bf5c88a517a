import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { emptyDist } from '../../cli/empty-dist';
import { findingRules } from '../../core/build/finding/rules';
import { revocationIdOf, verifyPreview } from '../../core/read/preview/preview-token';
import { createCatalog } from '../../core/read/catalog/catalog';
import { createPreviewKeys } from '../../infra/preview-keys';
import { createZone } from '../../core/model/time/zone';
import { openFileStore } from '../../infra/snapshot-file';

const projectDir = path.resolve(__dirname, '../..');
const good = '---\ntitle: Good\ndate: 2020-06-23\n---\nText.\n';
const warned = '---\ntitle: Warned\ndate: 2020-06-23\n---\n[x](/blog/gone)\n';
const broken = '---\ntitle: Broken\ndate: 2020-13-45\n---\nText.\n';

describe('commands', () => {
  let folder: string;
  let root: string;
  const write = (file: string, text: string): void => {
    fs.mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  /** Runs a command as the scripts of package.json do, with separate environment variables. */
  const run = (command: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) => {
    const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...node, `cli/${command}.ts`, ...args], {
      cwd: projectDir,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, CONTENT_DIR: root, ...env },
    });
    return { status, stdout, stderr };
  };

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'commands-'));
    root = path.join(folder, 'content');
    write('blog/good.md', good);
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  describe('check', () => {
    const check = (args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
      run('check-content', args, env);

    it('exits with 0 when there is nothing to say', () => {
      assert.deepEqual(check(), {
        status: 0,
        stdout: '1 public article, 0 errors, 0 warnings\n',
        stderr: '',
      });
    });

    it('counts the articles that the API shows, and names the others by why it does not', () => {
      write('blog/draft.md', good.replace('date:', 'draft: true\ndate:'));
      write('blog/later.md', good.replace('2020-06-23', '2099-06-23'));
      write('blog/over.md', good.replace('date:', 'unpublishAt: 2021-01-01\ndate:'));
      const { stdout } = check(['--lang', 'zh']);
      assert.equal(stdout, '1 篇公开文章，1 篇草稿，1 篇定时发布，1 篇已下线，0 个错误，0 条警告\n');
    });

    it('exits with 0 when there are warnings only', () => {
      write('blog/warned.md', warned);
      const { status, stdout, stderr } = check();
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /blog\/warned\.md:5:\d+\n {2}warning {2}The link "\/blog\/gone".*\(link-dead\)\n/);
      assert.match(stdout, /2 public articles, 0 errors, 1 warning\n/);
    });

    it('exits with 1 when an article had to be left out', () => {
      write('blog/broken.md', broken);
      const { status, stdout } = check();
      assert.equal(status, 1);
      assert.match(stdout, /blog\/broken\.md:3:\d+\n {2}error {2}/);
      assert.match(stdout, /1 public article, 1 error, 0 warnings\n/);
    });

    it('checks the directory it is given, and names files as the user did', () => {
      write('blog/broken.md', broken);
      const relative = path.relative(projectDir, root);
      const { status, stdout } = check([relative], { CONTENT_DIR: path.join(folder, 'none') });
      assert.equal(status, 1);
      assert.ok(stdout.startsWith(`${relative}/blog/broken.md:3:`), stdout);
    });

    it('prints findings for programs and nothing else', () => {
      write('blog/broken.md', broken);
      const { status, stdout } = check(['--format', 'json']);
      const report = JSON.parse(stdout) as { findings: { file: string }[]; errors: number; warnings: number };
      assert.deepEqual([status, report.errors, report.warnings], [1, 1, 0]);
      assert.deepEqual(
        report.findings.map(({ file }) => file),
        ['blog/broken.md'],
      );
      fs.rmSync(path.join(root, 'blog/broken.md'));
      assert.deepEqual(JSON.parse(check(['--format=json']).stdout), {
        findings: [],
        errors: 0,
        warnings: 0,
        notices: 0,
      });
    });

    it('prints annotations and nothing else', () => {
      assert.equal(check(['--format', 'github']).stdout, '');
      write('blog/broken.md', broken);
      assert.match(
        check(['--format', 'github']).stdout,
        /^::error file=\S+\/blog\/broken\.md,line=3,col=\d+,title=[\w-]+::.*\n$/,
      );
    });

    it('explains every rule, with its severity', () => {
      const { status, stdout, stderr } = check(['--explain', 'link-dead']);
      assert.deepEqual([status, stderr], [0, '']);
      assert.equal(stdout, `link-dead  (warning)\n\n${findingRules['link-dead'].explain.en}\n`);
    });

    it('lists the rules when it is given none to explain', () => {
      const { status, stdout, stderr } = check(['--explain']);
      assert.deepEqual([status, stderr], [0, '']);
      const rules = stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.trim().split(' ')[0]);
      assert.deepEqual(rules, Object.keys(findingRules));
    });

    const empty: { name: string; dir: string; unread: RegExp; says: RegExp }[] = [
      {
        name: 'its folder',
        dir: 'content/blog',
        unread: /^0 public .*\n.*npm run adopt .*1 beside the folders of collections\)\n$/,
        says: /Did you mean \S+\/content\?\n$/,
      },
      {
        name: 'the folder above it',
        dir: '.',
        unread: /^0 public .*\n.*npm run adopt .*1 in deeper folders\)\n$/,
        says: /Did you mean \S+\/content\?\n$/,
      },
      {
        name: 'no hint',
        dir: 'content/none',
        unread: /^0 public articles, 0 errors, 0 warnings\n$/,
        says: /Name the folder that has them\.\n$/,
      },
    ];
    for (const { name, dir, unread, says } of empty) {
      it(`exits with 1 where there are no articles, in words, for ${name}`, () => {
        fs.mkdirSync(path.join(root, 'none'));
        const { status, stdout, stderr } = check([path.join(folder, dir)]);
        assert.equal(status, 1);
        assert.match(stdout, unread);
        assert.match(stderr, /^There is no article in \S+: articles are \*\.md files in a folder of it\. /);
        assert.match(stderr, says);
      });
    }

    const refused: { name: string; args: string[]; says: RegExp }[] = [
      {
        name: 'a rule that does not exist, listing all',
        args: ['--explain', 'toString'],
        says: /^There is no rule "toString".*\n(?: {2}[\w-]+ {2}\((?:error|warning|notice)\)\n)+$/,
      },
      {
        name: 'a format that does not exist',
        args: ['--format', 'xml'],
        says: /^--format takes pretty, json, github, gitlab, not "xml"\.\n$/,
      },
      {
        name: 'an option that does not exist',
        args: ['--frobnicate'],
        says: /^Unknown option '--frobnicate'.*\n--help tells how to use this command\.\n$/,
      },
      { name: 'an option without its value', args: ['--format'], says: /--format.* argument missing/ },
      { name: 'two directories', args: ['a', 'b'], says: /^Name one content directory at a time\.\n$/ },
      {
        name: 'a directory that does not exist',
        args: ['no-such-directory'],
        says: /^The content directory \S+no-such-directory cannot be read: it does not exist\..*\n$/,
      },
      {
        name: 'a file for a directory',
        args: ['package.json'],
        says: /^The content directory \S+package\.json cannot be read: it is not a directory\..*\n$/,
      },
    ];
    for (const { name, args, says } of refused) {
      it(`exits with 2, in words and without a stack, for ${name}`, () => {
        const { status, stdout, stderr } = check(args);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, says);
      });
    }

    it('exits with 2 for variables that cannot be used, all at once', () => {
      const { status, stderr } = check([], { PORT: 'x', SITE_URL: 'y' });
      assert.equal(status, 2);
      assert.match(stderr, /^The environment cannot be used:\n {2}- PORT=x: .*\n {2}- SITE_URL=y: .*\n$/);
    });
  });

  describe('build', () => {
    it('writes the snapshot, says what is in it, and leaves out what it must', async () => {
      write('blog/broken.md', broken);
      const snapshot = path.join(folder, 'out/content.snapshot');
      const { status, stdout } = run('build-content', [], { CONTENT_SNAPSHOT: snapshot });
      assert.equal(status, 0);
      const opened = await openFileStore(snapshot).get();
      const { header } = opened;
      assert.deepEqual(createCatalog(opened, createZone('Asia/Shanghai')).ids, ['blog/good']);
      opened.close();
      assert.equal(header.zone, 'Asia/Shanghai');
      assert.deepEqual(header.findings, { errors: 1, warnings: 0 });
      assert.match(stdout, /blog\/broken\.md:3:/);
      assert.match(stdout, /1 public article, 1 error, 0 warnings\n/);
      assert.ok(stdout.includes(`${snapshot}: revision ${header.revision}`), stdout);
    });

    it('writes the same bytes again', () => {
      const names = ['a', 'b'].map((name) => path.join(folder, name));
      for (const name of names) assert.equal(run('build-content', [], { CONTENT_SNAPSHOT: name }).status, 0);
      const [a, b] = names.map((name) => fs.readFileSync(name));
      assert.ok(a && b?.equals(a));
    });

    it('exits with 2 and leaves the old snapshot when there is no content directory', () => {
      const snapshot = path.join(folder, 'content.snapshot');
      fs.writeFileSync(snapshot, 'old');
      const { status, stderr } = run('build-content', [], {
        CONTENT_SNAPSHOT: snapshot,
        CONTENT_DIR: path.join(folder, 'none'),
      });
      assert.equal(status, 2);
      assert.match(stderr, /^The content directory .* set CONTENT_DIR .*\n$/);
      assert.equal(fs.readFileSync(snapshot, 'utf8'), 'old');
    });

    for (const [name, args, env] of [
      ['variables that cannot be used', [], { PORT: 'x', SITE_URL: 'x' }],
      ['options that it does not know', ['--all'], {}],
      ['languages that it does not speak', ['--lang', 'fr'], {}],
    ] as const) {
      it(`exits with 2 before anything is removed for ${name}`, () => {
        const dist = path.join(projectDir, 'dist');
        const read = () => (fs.existsSync(dist) ? [fs.readdirSync(dist), fs.statSync(dist).mtimeMs] : null);
        const before = read();
        const { status, stdout } = run('build', args, env);
        assert.deepEqual([status, stdout], [2, '']);
        assert.deepEqual(read(), before);
      });
    }

    it('begins with an empty folder that keeps the snapshot, in case the build fails', () => {
      const dist = path.join(folder, 'dist');
      const snapshot = path.join(dist, 'content.snapshot');
      fs.mkdirSync(path.join(dist, 'app'), { recursive: true });
      fs.writeFileSync(path.join(dist, 'app/old.js'), '');
      fs.writeFileSync(path.join(dist, 'old.js'), '');
      fs.writeFileSync(snapshot, 'old');
      emptyDist(projectDir, dist, [snapshot]);
      assert.deepEqual(fs.readdirSync(dist).sort(), ['content.snapshot', 'package.json']);
      assert.equal(fs.readFileSync(snapshot, 'utf8'), 'old');
    });
  });

  describe('start', () => {
    it('exits with 2 before anything is started when there is no snapshot', () => {
      const { status, stdout, stderr } = run('start', [], { CONTENT_SNAPSHOT: path.join(folder, 'none') });
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /^\S+none is not there\. Make it with: npm run build\n$/);
    });

    it('says how many articles it will show, and leaves standard output to the log', async () => {
      write('blog/draft.md', good.replace('date:', 'draft: true\ndate:'));
      const { status, stdout, stderr } = await runWithTakenPort('start');
      assert.deepEqual([status, stdout], [1, '']);
      assert.match(stderr, /: revision [\w-]+, 1 public article, 1 draft\n/);
      assert.match(stderr, /\nCasebook could not start: port \d+ is in use\. .* set PORT to a free one\.\n$/);
    });

    it('exits with 2 when the snapshot cannot be read', () => {
      fs.writeFileSync(path.join(folder, 'bad'), 'x'.repeat(1000));
      const { status, stderr } = run('start', [], { CONTENT_SNAPSHOT: path.join(folder, 'bad') });
      assert.equal(status, 2);
      assert.match(stderr, /is not a content snapshot\. Make a new one with: npm run build\n$/);
    });

    it('exits with 2 before a cluster is started when the port is in use', async () => {
      const { status, stderr } = await runWithTakenPort('start-cluster');
      assert.equal(status, 2);
      assert.match(
        stderr,
        /\nlisten EADDRINUSE: .*\. Set PORT to another one: PORT=7002 npm run start:cluster\n$/,
      );
    });

    it('exits with 2 for options that it does not have', () => {
      const { status, stderr } = run('start', ['--threads=2'], {});
      assert.equal(status, 2);
      assert.match(stderr, /^Unknown option '--threads'/);
    });

    async function runWithTakenPort(command: string) {
      const snapshot = path.join(folder, 'content.snapshot');
      assert.equal(run('build-content', [], { CONTENT_SNAPSHOT: snapshot }).status, 0);
      const taken = net.createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const { port } = taken.address() as AddressInfo;
      const env = {
        EGG_TYPESCRIPT: 'true',
        CONTENT_SNAPSHOT: snapshot,
        HOST: '127.0.0.1',
        PORT: String(port),
      };
      const result = run(command, [], env);
      taken.close();
      return result;
    }

    it('exits with 2 for variables that cannot be used', () => {
      assert.match(run('start', [], { HOST: 'http://x' }).stderr, /HOST=http:\/\/x: /);
    });
  });

  describe('preview', () => {
    const PREVIEW_SECRET = 'a secret that has more than 32 characters';
    const preview = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
      run('preview', args, { PREVIEW_SECRET, ...env });
    /** The article of a link, and the seconds until it expires. */
    const readLink = (link: string) => {
      const url = new URL(link.trim(), 'http://none');
      const token = url.searchParams.get('preview') ?? '';
      const keys = createPreviewKeys([PREVIEW_SECRET]);
      assert.ok(keys);
      const id = decodeURIComponent(url.pathname.replace('/api/v1/articles/', ''));
      assert.ok(verifyPreview(token, id, Date.now(), keys));
      return { origin: url.origin, id, token, left: Number(token.split('.')[1]) - Date.now() / 1000 };
    };

    it('prints a link and nothing else, for two days', () => {
      const { status, stdout, stderr } = preview(['blog/good'], { SITE_URL: 'https://a.cn' });
      const { origin, id, token, left } = readLink(stdout);
      assert.deepEqual([status, origin, id], [0, 'https://a.cn', 'blog/good']);
      assert.ok(left > 172_800 - 60 && left <= 172_801);
      const [shows = '', revoke = '', ...more] = stderr.split('\n');
      assert.match(shows, /^It shows blog\/good to whoever has it, until \d{4}-.*\+08:00\.$/);
      assert.ok(revoke.startsWith(`Its id is ${revocationIdOf(token)}. To revoke it earlier, `), revoke);
      assert.match(revoke, /add the id to PREVIEW_REVOKED of the server/);
      assert.deepEqual(more, ['']);
    });

    it('takes an address and a time', () => {
      const { stdout } = preview(['blog/good', '--base', 'https://b.cn/', '--expires', '1w'], {
        SITE_URL: 'https://a.cn',
      });
      const { origin, left } = readLink(stdout);
      assert.equal(origin, 'https://b.cn');
      assert.ok(left > 604_800 - 60 && left <= 604_801);
    });

    it('prints a path where it knows no address, escaped', () => {
      write('blog/中 文?.md', good);
      const { stdout, stderr } = preview(['blog/中 文?']);
      assert.ok(stdout.startsWith('/api/v1/articles/blog/%E4%B8%AD%20%E6%96%87%3F?preview='), stdout);
      assert.match(stderr, /Put the address of the API before it/);
    });

    it('knows slugs of front matter, and asks after names that no article has', () => {
      write('blog/file.md', good.replace('---\n', '---\nslug: shown\n'));
      assert.ok(!preview(['blog/shown']).stderr.includes('no article'));
      const { status, stderr } = preview(['blog/shwn']);
      assert.equal(status, 0);
      assert.match(stderr, /There is no article blog\/shwn in .* Did you mean blog\/shown\?/);
    });

    for (const [name, args, env, says] of [
      ['no article', [], {}, /^Name one article: /],
      ['a slug alone', ['good'], {}, /^Name one article: /],
      ['no time', ['blog/good', '--expires', 'soon'], {}, /^--expires takes a time .*, not "soon"\.\n$/],
      ['too long a time', ['blog/good', '--expires', '91d'], {}, /^--expires takes a time .*90d at most/],
      ['no address', ['blog/good', '--base', 'a.cn'], {}, /^--base takes an address .*, not "a\.cn"\.\n$/],
      [
        'no secret',
        ['blog/good'],
        { PREVIEW_SECRET: '' },
        /^PREVIEW_SECRET is not set, .*openssl rand -hex 32/,
      ],
      [
        'a short secret',
        ['blog/good'],
        { PREVIEW_SECRET: 'abcdefg' },
        /^The environment cannot be used:\n {2}- PREVIEW_SECRET: (?!.*abcdefg)/,
      ],
    ] as const) {
      it(`exits with 2, in words and without a stack, for ${name}`, () => {
        const { status, stdout, stderr } = preview(args, env);
        assert.deepEqual([status, stdout], [2, '']);
        assert.match(stderr, says);
      });
    }
  });

  for (const [command, script] of [
    ['check-content', 'check'],
    ['build', 'build'],
    ['dev', 'dev'],
    ['images', 'images'],
    ['start', 'start'],
    ['start-cluster', 'start:cluster'],
    ['history', 'history'],
    ['preview', 'preview'],
  ] as const) {
    for (const option of ['--help', '-h']) {
      it(`${script} ${option} says how to use it, and does nothing`, () => {
        const { status, stdout, stderr } = run(command, [option], {
          CONTENT_DIR: path.join(folder, 'none'),
          PORT: 'x',
        });
        assert.deepEqual([status, stderr], [0, '']);
        assert.ok(stdout.startsWith(`Usage: npm ${script === 'start' ? '' : 'run '}${script}`), stdout);
      });
    }
  }
});
