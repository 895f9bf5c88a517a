import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const projectDir = path.resolve(__dirname, '../..');
const zone = 'Pacific/Kiritimati';

describe('commands for editors', () => {
  let folder: string;
  const file = (name: string) => path.join(folder, name);
  const write = (name: string, text: string): void => {
    fs.mkdirSync(path.dirname(file(name)), { recursive: true });
    fs.writeFileSync(file(name), text);
  };
  const run = (command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...node, `cli/${command}.ts`, ...args], {
      cwd: projectDir,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, CONTENT_DIR: folder, SITE_TIME_ZONE: zone, ...env },
    });
    return { status, stdout, stderr };
  };
  const readAll = () =>
    Object.fromEntries(
      fs
        .readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => fs.statSync(file(name)).isFile())
        .map((name) => [name, fs.readFileSync(file(name), 'utf8')]),
    );
  const article = (keys: string) => `---\ntitle: A\n${keys}\n---\nText.\n`;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'authoring-'));
    write('blog/good.md', article('date: 2020-06-23\ntags: [Serverless]'));
    write('blog/more.md', article('date: 2020-06-23\ntags: [Serverless]'));
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  describe('check --fix', () => {
    beforeEach(() => {
      write('blog/a.md', article('date: 2020/6/3 # day\ntags: [serverless]'));
      write('blog/b.md', `\uFEFF${article('date: 2020-06-23')}`.replaceAll('\n', '\r\n'));
    });

    it('fixes what is safe, shows it, and lists what is left', () => {
      write('blog/c.md', article('date: 2020-13-45'));
      const { status, stdout } = run('check-content', ['--fix']);
      assert.equal(status, 1);
      assert.equal(readAll()['blog/a.md'], article('date: 2020-06-03 # day\ntags: [Serverless]'));
      assert.equal(readAll()['blog/b.md'], article('date: 2020-06-23'));
      const a = file('blog/a.md');
      const whole = [`--- ${a}`, `+++ ${a}`, '@@ -1,6 +1,6 @@', ' ---', ' title: A'];
      const day = [
        ...whole,
        '-date: 2020/6/3 # day',
        '+date: 2020-06-03 # day',
        ' tags: [serverless]',
        ' ---',
      ];
      assert.ok(stdout.includes(day.join('\n')), stdout);
      assert.ok(stdout.includes('\n-tags: [serverless]\n+tags: [Serverless]\n'), stdout);
      const unseen = [file('blog/b.md'), '  the byte order mark was removed', '  line ends are LF now'];
      assert.ok(stdout.includes(unseen.join('\n')), stdout);
      assert.match(stdout, /\(date-unusable\)\n/);
      assert.match(stdout, /Fixed 2 files\.\n4 public articles, 1 error, 0 warnings\n/);
    });

    it('changes nothing the second time', () => {
      run('check-content', ['--fix']);
      const once = readAll();
      const { status, stdout } = run('check-content', ['--fix', '--lang', 'zh']);
      assert.deepEqual([status, stdout], [0, '没有可以自动修复的地方。\n4 篇公开文章，0 个错误，0 条警告\n']);
      assert.deepEqual(readAll(), once);
    });

    it('leaves the findings of a program alone on their stream', () => {
      const { stdout, stderr } = run('check-content', ['--fix', '--format', 'json']);
      assert.deepEqual(JSON.parse(stdout), { findings: [], errors: 0, warnings: 0, notices: 0 });
      assert.match(stderr, /\+date: 2020-06-03/);
    });
  });

  describe('the language', () => {
    const languages: { env: Record<string, string>; args?: string[]; says: RegExp }[] = [
      { env: {}, says: /2 public articles/ },
      { env: { LANG: 'zh_CN.UTF-8' }, says: /2 篇公开文章/ },
      { env: { LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, says: /2 public articles/ },
      { env: { LC_MESSAGES: 'zh_TW' }, says: /2 篇公开文章/ },
      { env: { LANG: 'C' }, args: ['--lang', 'zh'], says: /2 篇公开文章/ },
      { env: { LANG: 'zh_CN.UTF-8' }, args: ['--lang=en'], says: /2 public articles/ },
    ];
    for (const { env, args = [], says } of languages) {
      it(`is that of ${JSON.stringify(env)} ${args.join(' ')}`, () => {
        assert.match(run('check-content', args, env).stdout, says);
      });
    }

    it('is refused where nobody speaks it', () => {
      const { status, stderr } = run('check-content', ['--lang', 'fr']);
      assert.deepEqual([status, stderr], [2, '--lang takes en or zh, not "fr".\n']);
    });

    it('is that of explanations, too', () => {
      assert.match(
        run('check-content', ['--lang', 'zh', '--explain', 'link-dead']).stdout,
        /^link-dead {2}\(警告\)\n\n链接/,
      );
    });
  });

  describe('new', () => {
    const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(Date.now());

    it('makes an article without findings, and says what to do next', () => {
      const before = today();
      const { status, stdout, stderr } = run('new-article', ['blog', '图片：入门']);
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, /^Made \S+blog\/tu-pian-ru-men\.md\n\nNext:\n[^]*npm run dev[^]*npm run check/);
      const text = readAll()['blog/tu-pian-ru-men.md'] ?? '';
      const date = /^date: (.*)$/m.exec(text)?.[1] ?? '';
      assert.ok(date === before || date === today());
      assert.ok(text.startsWith('---\ntitle: 图片：入门\n'));
      assert.equal(run('check-content', []).stdout, '3 public articles, 0 errors, 0 warnings\n');
    });

    it('takes a slug as it is typed, and begins a draft', () => {
      assert.equal(run('new-article', ['blog', '标题', '--slug', '2026-图片 A', '--draft']).status, 0);
      assert.match(readAll()['blog/2026-图片 A.md'] ?? '', /^draft: true$/m);
    });

    const refused: { name: string; args: string[]; says: RegExp }[] = [
      {
        name: 'a file that is there',
        args: ['blog', 'x', '--slug', 'good'],
        says: /good\.md has this name already.*--slug good-2/,
      },
      {
        name: 'a name in front matter',
        args: ['blog', 'x', '--slug', 'other'],
        says: /named\.md has this name already/,
      },
      { name: 'a folder that is not there', args: ['blogs', 'x'], says: /Did you mean "blog"\?.*mkdir/ },
      { name: 'a way out', args: ['..', 'x'], says: /no collection "\.\."/ },
      {
        name: 'a slug with a slash',
        args: ['blog', 'x', '--slug', '../x'],
        says: /slug "\.\.\/x" cannot be used.*--slug my-article/,
      },
      {
        name: 'a slug that hides',
        args: ['blog', 'x', '--slug', '.x'],
        says: /slug "\.x" .* without .*dots/,
      },
      { name: 'a title without letters', args: ['blog', '🎉'], says: /--slug my-article/ },
      { name: 'no title', args: ['blog'], says: /one title, in quotes/ },
      { name: 'a title without quotes', args: ['blog', 'a', 'b'], says: /one title, in quotes/ },
    ];
    for (const { name, args, says } of refused) {
      it(`refuses ${name}, and changes nothing`, () => {
        write('blog/named.md', article('date: 2020-06-23\nslug: other'));
        const before = readAll();
        const { status, stderr } = run('new-article', args);
        assert.equal(status, 2);
        assert.match(stderr, says);
        assert.deepEqual(readAll(), before);
      });
    }

    it('explains itself', () => {
      assert.match(run('new-article', ['--help']).stdout, /^Usage: npm run new/);
    });
  });
});
