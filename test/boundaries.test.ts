import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findCircles } from './boundaries/find-circles';
import {
  findImports,
  findOwnFile,
  findRunTimeFiles,
  isMatch,
  packageOf,
  type Import,
} from './boundaries/find-imports';
import { listAllSources, listSources, projectDir } from './boundaries/list-sources';
import { aSnapshot } from './support/builders';

const pure = [
  ...[
    '@sinclair/typebox',
    'fastest-levenshtein',
    'github-slugger',
    'gray-matter',
    'hast',
    'lowlight',
    'mdast',
  ],
  ...['rehype-*', 'remark-*', 'unicode-segmenter', 'unified', 'unist-util-visit', 'vfile', 'yaml'],
  ...['hast-util-*', 'mdast-util-*', 'micromark*', 'opencc-js/*', 'pinyin-pro'],
  ...['get-east-asian-width', 'html-tag-names', 'smol-toml', 'tlds'],
  ...['@csstools/css-tokenizer', 'image-size', 'jpeg-js', 'omggif', 'pngjs', 'saxes', 'thumbhash'],
];

/** What each folder may import; behind `type:`, as a type only. The first folder that fits holds. */
const rules: readonly { folder: string; allows: readonly string[] }[] = [
  {
    folder: 'contract/',
    allows: ['contract/', 'core/model/text/memoize', '@sinclair/typebox', 'fastest-levenshtein'],
  },
  { folder: 'core/model/', allows: ['core/model/', 'unicode-segmenter'] },
  { folder: 'core/format/', allows: ['core/format/', 'core/model/'] },
  { folder: 'core/build/', allows: ['core/build/', 'core/format/', 'core/model/', ...pure] },
  {
    folder: 'core/read/',
    allows: ['core/read/', 'core/format/', 'core/model/', 'fastest-levenshtein', 'unicode-segmenter'],
  },
  { folder: 'infra/', allows: ['infra/', 'core/', 'node:*', 'ipaddr.js', 'piscina'] },
  { folder: 'client/', allows: ['client/', 'type:contract/'] },
  {
    folder: 'config/',
    allows: [
      ...['config/', 'core/model/time/find-zone-name', 'core/read/preview/preview-token', 'type:core/'],
      ...['node:path', '@sinclair/typebox', 'type:egg'],
    ],
  },
  {
    folder: 'app/presenter/',
    allows: ['app/presenter/', 'core/', 'contract/', 'lru-cache', 'node:crypto', 'type:@sinclair/typebox'],
  },
  {
    folder: 'app/',
    allows: [
      ...['app/', 'core/', 'contract/', 'openapi.json', 'type:config/', 'egg', 'type:@sinclair/typebox'],
      ...[
        'lru-cache',
        'node:crypto',
        'node:http',
        'node:util',
        'node:zlib',
        'type:node:net',
        'type:node:stream',
      ],
    ],
  },
  {
    folder: 'deploy/',
    allows: [
      ...['deploy/', 'core/format/snapshot/decode-snapshot', 'infra/snapshot-checksum', 'node:*', 'yauzl'],
      ...['core/model/time/zone', 'core/read/catalog/catalog', 'core/read/catalog/count-stored'],
      ...['tencentcloud-sdk-nodejs-scf', 'type:tencentcloud-sdk-nodejs-scf/*', 'cos-nodejs-sdk-v5'],
    ],
  },
  {
    folder: 'explorer/',
    allows: [
      'explorer/',
      'preact',
      'contract/names',
      'type:contract/',
      'type:core/build/finding/localize-finding',
    ],
  },
  // These wire: they may use everything, and nothing of the program uses them but other commands.
  { folder: 'cli/', allows: ['*'] },
  { folder: 'app.ts', allows: ['*'] },
  { folder: 'packaging/', allows: ['*'] },
  { folder: 'benchmark/', allows: ['*'] },
  { folder: 'plugin/', allows: ['plugin/', 'type:egg'] },
  { folder: 'entry/', allows: ['entry/', 'app/', 'contract/normalize-target', 'egg', 'node:*'] },
];

/** Packages that the production server must never load: they parse, render, watch or build. */
const buildOnly = [
  ...[
    'opencc-js*',
    'pinyin-pro',
    'yaml',
    'gray-matter',
    'unified',
    'remark*',
    'rehype*',
    'hast*',
    'mdast*',
    'micromark*',
    'unist*',
    'vfile*',
  ],
  ...[
    'get-east-asian-width',
    'github-slugger',
    'highlight.js',
    'html-tag-names',
    'ipaddr.js',
    'lowlight',
    'parse5',
    'piscina',
    'typescript',
    'esbuild*',
    'openapi-typescript',
    'tencentcloud-sdk-*',
    'cos-nodejs-sdk-v5',
    'yauzl',
    'yazl',
    'preact',
    'swagger-ui-dist',
    'playwright-core',
    'axe-core',
  ],
  ...['@csstools/*', 'image-size', 'jpeg-js', 'omggif', 'pngjs', 'saxes', 'smol-toml', 'thumbhash', 'tlds'],
];

const sources = listSources();

function isAllowed({ target, isType }: Import, allows: readonly string[]): boolean {
  return allows.some((rule) => {
    if (rule.startsWith('type:')) return isType && isMatch(target, rule.slice('type:'.length));
    return isMatch(target, rule);
  });
}

describe('boundaries', () => {
  it('finds every way to import', () => {
    const text = [
      "import a from 'a';",
      "import type { B } from 'b';",
      "import { type C, type D } from 'c';",
      "import { type E, f } from 'd';",
      "import 'e';",
      "export * from 'f';",
      "export type { G } from 'g';",
      "const h = await import('h');",
      "let i: import('i').I;",
      "const j = require('j');",
      "import k = require('k');",
      'import {\n  l,\n} from "l";',
      "// import m from 'm';",
      'const n = "import o from \'o\';";',
    ].join('\n');
    const found = findImports('core/x.ts', text).map(
      ({ target, isType }) => `${isType ? 'type:' : ''}${target}`,
    );
    assert.deepEqual(found.sort(), [
      'a',
      'd',
      'e',
      'f',
      'h',
      'j',
      'k',
      'l',
      'type:b',
      'type:c',
      'type:g',
      'type:i',
    ]);
  });

  for (const { folder, allows } of rules) {
    const files = sources.filter((file) => file.startsWith(folder));
    if (files.length === 0) continue;
    it(`keeps ${folder} to what it may import`, () => {
      const broken = files.flatMap((file) =>
        findImports(file)
          .filter((found) => !isAllowed(found, allows))
          .map(({ target }) => `${file} imports ${target}`),
      );
      assert.deepEqual(broken, []);
    });
  }

  it('has a rule for every source file', () => {
    assert.deepEqual(
      sources.filter((file) => !rules.some(({ folder }) => file.startsWith(folder))),
      [],
    );
    assert.ok(sources.length > 100, 'the sources were not found');
  });

  it('watches files in cli/ alone', () => {
    const watching = sources.filter((file) =>
      /\bwatch(?:File)?\(/.test(fs.readFileSync(path.join(projectDir, file), 'utf8')),
    );
    assert.deepEqual(watching, ['cli/watch-content-dir.ts']);
  });

  it('has no two folders of core/ that import each other, at any depth', () => {
    const inCore = sources.filter((file) => file.startsWith('core/'));
    const edges = new Map<string, Set<string>>();
    for (const file of inCore) {
      const folder = path.dirname(file);
      for (const { target } of findImports(file)) {
        const other = path.dirname(target);
        if (!target.startsWith('core/') || other === folder) continue;
        edges.set(folder, (edges.get(folder) ?? new Set()).add(other));
      }
    }
    assert.ok(edges.size > 10, 'the folders were not found');
    assert.deepEqual(findCircles(edges), []);
  });

  it('has no circle of files, not even by types', () => {
    const edges = new Map(
      listAllSources().map((file) => [
        file,
        new Set(findImports(file).flatMap(({ target }) => findOwnFile(target) ?? [])),
      ]),
    );
    assert.deepEqual(findCircles(edges), []);
  });

  it('lets no file of the server reach a package that parses, renders or watches', () => {
    const roots = [
      'app.ts',
      ...sources.filter((file) => file.startsWith('app/') || file.startsWith('config/')),
    ];
    const { files, packages } = findRunTimeFiles(roots);
    assert.ok(files.includes('core/format/snapshot/decode-snapshot.ts'));
    assert.ok(packages.includes('egg'));
    assert.deepEqual(
      packages.filter((name) => buildOnly.some((rule) => isMatch(name, rule))),
      [],
    );
    assert.deepEqual(
      files.filter((name) => /^(?:core\/build|cli|packaging|benchmark)\//.test(name)),
      [],
    );
  });

  it('reads the environment in config/ and in the commands that load it, and nowhere else', () => {
    const program = sources.filter((file) => !/^(?:benchmark|packaging)\//.test(file));
    const uses = program.flatMap((file) => {
      const text = fs.readFileSync(path.join(projectDir, file), 'utf8');
      return [
        ...text.matchAll(
          /process\s*(?:\?\.|\.|\[\s*['"`])\s*env\b[^,;)\n]*|\{[^}]*\benv\b[^}]*\}\s*=\s*process\b/g,
        ),
      ].map(([use]) => `${file}: ${use.trim()}`);
    });
    assert.deepEqual(uses, [
      'cli/content-options.ts: process.env',
      'cli/content-options.ts: process.env',
      'cli/deploy.ts: process.env',
      'cli/dev.ts: process.env.LC_ALL = chooseLanguage(values.lang',
      "cli/dev.ts: process.env.EGG_TYPESCRIPT = 'true'",
      // Where npm puts an option that it takes for its own.
      'cli/find-workers.ts: process.env.npm_config_workers',
      "cli/record-examples.ts: process.env[name] = ''",
      "cli/record-examples.ts: process.env.SITE_URL = 'https://example.com'",
      'cli/record-examples.ts: process.env.CONTENT_SNAPSHOT = snapshot',
      "cli/record-examples.ts: process.env.EGG_TYPESCRIPT = 'true'",
      'cli/rollback.ts: process.env',
      // What egg-scripts and egg-cluster read.
      "cli/start-cluster.ts: process.env.EGG_LOG ??= 'WARN'",
      'cli/start-cluster.ts: process.env.NODE_LOG_DIR ??= baseDir',
      // Handed on as a whole to a process that it starts.
      'cli/test-content.ts: process.env',
      'cli/test-package.ts: process.env',
      'config/config.default.ts: process.env',
      // What egg-cluster's master reads, however it is started.
      "entry/cluster-process.ts: process.env.EGG_APP_CLOSE_TIMEOUT ??= '9300'",
      "entry/cluster-process.ts: process.env.EGG_AGENT_CLOSE_TIMEOUT ??= '300'",
      // Egg reads it before its own configuration.
      "entry/create-application.ts: process.env.NODE_CONSOLE_LOGGRE_LEVEL ??= 'WARN'",
      // What Egg and egg-scripts read instead of the home folder of the user.
      'entry/home-folder.ts: process.env.MOCK_HOME_DIR ??= os.tmpdir(',
      // The zone of the process, which is no configuration of ours: see there.
      'infra/process-zone.ts: process.env.TZ ??= name',
      'infra/process-zone.ts: process.env.TZ !== name',
    ]);
  });

  it('has no source file of more than 300 lines', () => {
    const long = sources.filter(
      (file) => fs.readFileSync(path.join(projectDir, file), 'utf8').trimEnd().split('\n').length > 300,
    );
    assert.deepEqual(long, []);
  });
});

interface Boot {
  readonly status: number;
  readonly total: number;
  /** Status of `/`. */
  readonly explorer: number;
  /** Files, absolute. */
  readonly loaded: readonly string[];
}

/** Starts the production server in a process of its own, over one article, with these variables. */
function bootProduction(variables: Readonly<Record<string, string>> = {}): Boot {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'boundaries-'));
  try {
    const snapshot = path.join(folder, 'content.snapshot');
    fs.writeFileSync(snapshot, aSnapshot([{ id: 'blog/a', tags: ['egg'], date: '2020-06-23' }]));
    const script = path.join(__dirname, 'boundaries/boot-production.ts');
    const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register', script];
    // Without the options of this process: what they load is not part of the server.
    const own = { NODE_OPTIONS: '', CONTENT_SNAPSHOT: snapshot, EGG_TYPESCRIPT: 'true', ...variables };
    const env = { ...process.env, ...own };
    const output = execFileSync(process.execPath, node, { env, cwd: projectDir, encoding: 'utf8' });
    return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Boot;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

describe('production server', () => {
  it('loads no package that parses, renders or watches', () => {
    const { status, total, loaded } = bootProduction();
    assert.equal(status, 200);
    assert.equal(total, 1);
    const packages = [...new Set(loaded.flatMap((name) => packageOf(name) ?? []))];
    assert.ok(packages.includes('egg') && packages.includes('fastest-levenshtein'), 'nothing was loaded');
    // What runs this test itself is not part of the server.
    const rest = packages.filter((name) => !/^(?:esbuild|esbuild-register|@esbuild\/.*)$/.test(name));
    assert.deepEqual(
      rest.filter((name) => buildOnly.some((rule) => isMatch(name, rule))),
      [],
    );
  });

  it('loads not one file of explorer and reference while they are off, which is the default', () => {
    const filesOf = ({ loaded }: Boot) =>
      loaded
        .map((file) => path.relative(projectDir, file))
        .filter((file) => /explorer|read-findings|swagger|preact|openapi|allowed-hosts/.test(file));
    const off = bootProduction({ EXPLORER: '' });
    assert.equal(off.explorer, 404);
    assert.deepEqual(filesOf(off), []);
    const on = bootProduction({ EXPLORER: 'on' });
    assert.ok(filesOf(on).includes('app/explorer/explorer.ts'), 'what is loaded is not seen');
  });
});
