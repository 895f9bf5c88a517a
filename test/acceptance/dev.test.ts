import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const projectDir = path.resolve(__dirname, '../..');
const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];

const languages = [
  {
    language: 'en',
    gone: 'is gone: it does not exist. Changes are followed again as soon as it is back. The last good content stays',
    back: 'The content directory ROOT is back.\nROOT: 1 public article, 0 errors, 0 warnings\n',
  },
  {
    language: 'zh',
    gone: '无法使用：它不存在。恢复后会继续跟随其中的修改。仍使用上一次可用的内容。',
    back: '内容目录 ROOT 已恢复。\nROOT: 1 篇公开文章，0 个错误，0 条警告\n',
  },
] as const;

for (const { language, gone, back } of languages) {
  describe(`npm run dev -- --lang ${language}, when the content directory goes away`, () => {
    let base: string;
    let root: string;
    let child: ChildProcess;
    let printed = '';
    let wake = (): void => undefined;

    const write = (title: string) => {
      fs.mkdirSync(path.join(root, 'blog'), { recursive: true });
      const text = `---\ntitle: ${title}\ndate: 2020-06-23\ndescription: One.\n---\nText.\n`;
      fs.writeFileSync(path.join(root, 'blog/a.md'), text);
    };
    /** Waits until this is printed. */
    const prints = async (text: string) => {
      while (!printed.includes(text.replaceAll('ROOT', root))) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    };
    const readTitle = async () => {
      const port = /^Casebook: http:\/\/localhost:(\d+)\//m.exec(printed)?.[1] ?? '';
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/articles/blog/a?fields=title`);
      const { data } = (await response.json()) as { data: { title: string } };
      return data.title;
    };

    before(async () => {
      base = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-dev-test-'));
      root = path.join(base, 'content');
      write('One');
      child = spawn(process.execPath, [...node, 'cli/dev.ts', '--lang', language], {
        cwd: projectDir,
        env: { PATH: process.env.PATH, CONTENT_DIR: root, HOST: '127.0.0.1', PORT: '0', EXPLORER: 'off' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream?.setEncoding('utf8').on('data', (text: string) => {
          printed += text;
          wake();
        });
      }
      await prints('Casebook: http://');
      // The first content is served once it was counted.
      await prints('ROOT: 1 ');
    });
    after(async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
      fs.rmSync(base, { recursive: true });
    });

    it('says so, serves on, says when it is back, and follows it', async () => {
      fs.rmSync(root, { recursive: true });
      await prints(gone);
      assert.equal(await readTitle(), 'One');
      fs.mkdirSync(path.join(base, 'next/blog'), { recursive: true });
      fs.writeFileSync(
        path.join(base, 'next/blog/a.md'),
        '---\ntitle: Two\ndate: 2020-06-23\ndescription: Two.\n---\nText.\n',
      );
      fs.renameSync(path.join(base, 'next'), root);
      await prints(back);
      while ((await readTitle()) !== 'Two') await new Promise((resolve) => setTimeout(resolve, 50));
      write('Three');
      await prints('blog/a.md: 1');
      while ((await readTitle()) !== 'Three') await new Promise((resolve) => setTimeout(resolve, 50));
    });
  });
}
