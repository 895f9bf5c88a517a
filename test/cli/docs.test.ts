import GithubSlugger from 'github-slugger';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { problemCatalogue } from '../../contract/problem';
import { findingRules } from '../../core/build/finding/rules';

const root = path.resolve(__dirname, '../..');
const readmes = ['README.md', 'README.zh-CN.md'];

describe('documents', () => {
  it('hold the generated tables that follow from the code', () => {
    const args = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
    const { status, stderr } = spawnSync(process.execPath, [...args, 'cli/build-docs.ts', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
  });

  it('explain every error code, and no other', () => {
    const explained = listHeadings(read('docs/errors.md')).filter((heading) => /^[a-z_]+$/.test(heading));
    assert.deepEqual(explained.sort(), Object.keys(problemCatalogue).sort());
  });

  it('show each error with the body that has its code, status and title', () => {
    const bodies = [...read('docs/errors.md').matchAll(/^## (\w+)$[^]*?```json\n([^]*?)```/gm)];
    assert.equal(bodies.length, Object.keys(problemCatalogue).length);
    for (const [, code = '', json = ''] of bodies) {
      const body = JSON.parse(json) as Record<string, unknown>;
      const expected = { code, ...problemCatalogue[code as keyof typeof problemCatalogue] };
      assert.deepEqual({ code: body.code, status: body.status, title: body.title }, expected);
    }
  });

  it('list every rule', () => {
    const text = read('docs/authoring.md');
    assert.deepEqual(
      Object.keys(findingRules).filter((rule) => !text.includes(`| \`${rule}\` |`)),
      [],
    );
  });

  for (const file of readmes) {
    it(`show the folders as they are, in ${file}`, () => {
      const shown = readTree(read(file));
      const missing = listTree().filter((name) => !shown.includes(name));
      const gone = shown.filter((name) => !fs.existsSync(path.join(root, name)));
      assert.deepEqual({ missing, gone }, { missing: [], gone: [] });
    });
  }

  it('show the same folders in both languages', () => {
    const [english = [], chinese = []] = readmes.map((file) => readTree(read(file)));
    assert.deepEqual(chinese, english);
  });

  it('give the same examples in both languages', () => {
    const [english = [], chinese = []] = readmes.map((file) => [
      ...read(file).matchAll(/```json\n[^]*?```|curl .*/g),
    ]);
    assert.ok(english.length > 0);
    assert.deepEqual(chinese.map(String), english.map(String));
  });

  it('name no command that there is not', () => {
    const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = listDocuments().flatMap((file) => [...read(file).matchAll(/npm run ([a-z][\w:-]*)/g)]);
    const unknown = named.map(([, name = '']) => name).filter((name) => !(name in manifest.scripts));
    assert.deepEqual([...new Set(unknown)], []);
  });

  for (const file of listDocuments()) {
    it(`link to what is there, in ${file}`, () => {
      assert.deepEqual(
        listLinks(read(file)).filter((link) => !isThere(file, link)),
        [],
      );
    });
  }
});

function read(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

function listDocuments(): string[] {
  const below = fs.readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' });
  const documents = below.filter((name) => name.endsWith('.md')).map((name) => path.join('docs', name));
  return [...readmes, 'CHANGELOG.md', 'CONTRIBUTING.md', 'client/README.md', ...documents.sort()];
}

/** The prose of a document, without code blocks and code spans. */
function withoutCode(text: string): string {
  return text.replace(/^(`{3,}).*\n[^]*?^\1$/gm, '').replace(/(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
}

function listHeadings(text: string): string[] {
  const blocks = text.replace(/^(`{3,}).*\n[^]*?^\1$/gm, '');
  return [...blocks.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading);
}

/** Relative links; links to other sites are not checked. */
function listLinks(text: string): string[] {
  const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => !/^[a-z]+:/.test(link));
}

function isThere(from: string, link: string): boolean {
  const [file = '', fragment] = link.split('#');
  const target = file === '' ? from : path.join(path.dirname(from), decodeURIComponent(file));
  if (!fs.existsSync(path.join(root, target))) return false;
  if (fragment === undefined) return true;
  const slugger = new GithubSlugger();
  const ids = listHeadings(read(target)).map((heading) => slugger.slug(heading.replace(/[`*]/g, '')));
  return ids.includes(decodeURIComponent(fragment));
}

/** The paths in the tree of a README, folders with a slash at their end. */
function readTree(text: string): string[] {
  const [, block = ''] = /```text\n(app\.ts [^]*?)```/.exec(text) ?? [];
  let folder = '';
  return [...block.matchAll(/^( *)(\S+)/gm)].map(([, indent = '', name = '']) => {
    if (indent === '') folder = name;
    return indent === '' ? name : `${folder}${name}`;
  });
}

/** Folders whose subfolders are not listed: articles, and folders that mirror others. */
const leaves = ['content', 'test', 'typings'];
/** Generated folders and files. */
const made = ['node_modules', 'dist', 'logs', 'run', 'coverage'];

/** The programs in the root folder, and the non-empty folders of the first two levels. */
function listTree(): string[] {
  const top = fs.readdirSync(root, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  const programs = top.filter((entry) => entry.isFile() && /\.[jt]s$/.test(entry.name));
  const folders = top.filter((entry) => entry.isDirectory() && !made.includes(entry.name));
  return [
    ...programs.map(({ name }) => name),
    ...folders.flatMap(({ name }) => [`${name}/`, ...(leaves.includes(name) ? [] : listFolders(name))]),
  ].filter((name) => !name.endsWith('/') || fs.readdirSync(path.join(root, name)).length > 0);
}

function listFolders(folder: string): string[] {
  const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true });
  const kept = entries.filter((entry) => entry.isDirectory() && !made.includes(entry.name));
  return kept.map(({ name }) => `${folder}/${name}/`);
}
