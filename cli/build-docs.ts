import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { endpoints } from '../contract/endpoints';
import { problemCatalogue } from '../contract/problem';
import { buildRules } from '../core/build/finding/build-rules';
import { catalogRules } from '../core/build/finding/catalog-rules';
import { fieldRules } from '../core/build/finding/field-rules';
import { fileRules } from '../core/build/finding/file-rules';
import { imageRules } from '../core/build/finding/image-rules';
import { historyRules } from '../core/build/finding/history-rules';
import { markdownRules } from '../core/build/finding/markdown-rules';
import type { Language } from '../core/build/finding/language';
import type { Rule } from '../core/build/finding/rule';
import { findingRules } from '../core/build/finding/rules';
import { styleRules } from '../core/build/finding/style-rules';
import { settingsRules } from '../core/build/finding/settings-rules';
import { taxonomyRules } from '../core/build/finding/taxonomy-rules';
import { valueRules } from '../core/build/finding/value-rules';
import { yamlRules } from '../core/build/finding/yaml-rules';
import { settings, settingsSchema } from '../core/build/settings/settings';
import { frontMatterSchema, type FieldType } from '../core/build/source/front-matter-schema';
import { toEditorSchema, toEditorSnippets } from '../core/build/source/to-editor-schema';
import { buildClientSchema } from './build-client-schema';
import { buildEggTypes } from './build-egg-types';
import { buildOpenApiDocument, explainBreakingChanges } from './build-openapi-document';
import { run, UsageError } from './run';

const help = `Usage: npm run docs [-- --check | --accept-breaking]

Writes what follows from the code: openapi.json, the types of the client, what editors of text know of front matter (a JSON
Schema and snippets of VS Code), the types of the controllers and services, and the tables of the documents (keys of front
matter, rules, error codes, operations) and the example for nginx, between the lines <!-- generated:NAME --> and
<!-- /generated -->. What stands outside of these stays as it is. A change of openapi.json that takes something from
clients is refused, and named.

  --check            write nothing; exit with 1 when a document is not up to date
  --accept-breaking  write openapi.json even so`;

const openApiFile = 'openapi.json';
const clientSchemaFile = 'client/src/schema.d.ts';

/** The generated blocks of one document, by the name in their markers. */
type Blocks = Readonly<Record<string, () => string>>;

const documents: Readonly<Record<string, Blocks>> = {
  'README.md': { 'front-matter': () => toFrontMatterTable('en') },
  'README.zh-CN.md': { 'front-matter': () => toFrontMatterTable('zh') },
  'docs/adopt.md': { settings: () => toSettingsTable('en') },
  'docs/adopt.zh-CN.md': { settings: () => toSettingsTable('zh') },
  'docs/api.md': { operations: toOperationTable },
  'docs/authoring.md': { 'front-matter': () => toFrontMatterTable('en'), rules: toRuleTables },
  'docs/errors.md': { codes: toCodeTable },
  'docs/private.md': { nginx: toNginxExample },
};

/** Files that are generated completely and are not part of the public contract. */
const generatedFiles: Readonly<Record<string, (root: string) => string>> = {
  'docs/front-matter.schema.json': () => `${JSON.stringify(toEditorSchema(), null, 2)}\n`,
  'docs/casebook.schema.json': () => `${JSON.stringify(settingsSchema, null, 2)}\n`,
  '.vscode/front-matter.code-snippets': () => `${JSON.stringify(toEditorSnippets(), null, 2)}\n`,
  'typings/loaded.d.ts': buildEggTypes,
};

async function buildDocs(): Promise<number> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      'accept-breaking': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const root = path.resolve(__dirname, '..');
  const stale = Object.entries(documents).flatMap(([file, blocks]) => {
    const name = path.join(root, file);
    const text = fs.readFileSync(name, 'utf8');
    const updated = fillBlocks(file, text, blocks);
    return updated === text ? [] : [{ file, name, updated }];
  });
  for (const [file, toText] of Object.entries(generatedFiles)) {
    const name = path.join(root, file);
    const updated = toText(root);
    if (!fs.existsSync(name) || fs.readFileSync(name, 'utf8') !== updated)
      stale.push({ file, name, updated });
  }
  const openApi = path.join(root, openApiFile);
  const previous = fs.existsSync(openApi) ? fs.readFileSync(openApi, 'utf8') : null;
  const document = await buildOpenApiDocument(root);
  if (document !== previous) {
    const broken = previous === null ? null : explainBreakingChanges(previous, document);
    if (broken !== null && !values['accept-breaking']) {
      console.error(broken);
      return 1;
    }
    stale.push({ file: openApiFile, name: openApi, updated: document });
  }
  const clientSchema = path.join(root, clientSchemaFile);
  const types = await buildClientSchema(document);
  if (!fs.existsSync(clientSchema) || fs.readFileSync(clientSchema, 'utf8') !== types)
    stale.push({ file: clientSchemaFile, name: clientSchema, updated: types });
  if (values.check) {
    for (const { file } of stale) console.error(`${file} is not up to date. Run: npm run docs`);
    return stale.length > 0 ? 1 : 0;
  }
  for (const { file, name, updated } of stale) {
    fs.mkdirSync(path.dirname(name), { recursive: true });
    fs.writeFileSync(name, updated);
    console.log(`${file}: written`);
  }
  return 0;
}

/** Replaces the text between the markers. @throws UsageError for a marker without a block, or a block without its marker */
function fillBlocks(file: string, text: string, blocks: Blocks): string {
  const missing = new Set(Object.keys(blocks));
  const filled = text.replace(
    /(<!-- generated:([\w-]+) -->\n)[^]*?(<!-- \/generated -->)/g,
    (_match, open: string, name: string, close: string) => {
      const block = blocks[name];
      if (!block) throw new UsageError(`${file}: nothing is called "${name}"; correct the marker.`);
      missing.delete(name);
      return `${open}\n${block()}\n\n${close}`;
    },
  );
  const [first] = missing;
  if (first !== undefined)
    throw new UsageError(`${file}: the marker <!-- generated:${first} --> is missing.`);
  return filled;
}

/** The headings and type names of the front matter table. */
interface Wording {
  readonly headings: readonly string[];
  readonly types: Readonly<Record<FieldType, string>>;
}

const wordings: Readonly<Record<Language, Wording>> = {
  en: {
    headings: ['key', 'value', 'meaning', 'example'],
    types: { string: 'text', list: 'text or list', boolean: '`true` or `false`', date: 'date or time' },
  },
  zh: {
    headings: ['字段', '类型', '含义', '示例'],
    types: { string: '文本', list: '文本或列表', boolean: '`true` 或 `false`', date: '日期或时间' },
  },
};

function toFrontMatterTable(language: Language): string {
  const { headings, types } = wordings[language];
  const rows = Object.entries(frontMatterSchema).map(([key, { type, example, meaning }]) => {
    return [`\`${key}\``, types[type], escapeMarkdown(meaning[language]), `\`${example[language]}\``];
  });
  return toTable(headings, rows);
}

function toSettingsTable(language: Language): string {
  const { headings } = wordings[language];
  const rows = Object.entries(settings).map(([key, { meaning, example }]) => {
    return [`\`${key}\``, escapeMarkdown(meaning[language]), `\`${example}\``];
  });
  return toTable([headings[0] ?? '', ...headings.slice(2)], rows);
}

const ruleGroups: Readonly<Record<string, Readonly<Record<string, Rule>>>> = {
  'Files and folders': fileRules,
  'Front matter as YAML': yamlRules,
  'Keys of front matter': fieldRules,
  'Values of front matter': valueRules,
  'The file taxonomy.yml': taxonomyRules,
  'The file casebook.yml': settingsRules,
  'The file history.json': historyRules,
  'The Markdown body': markdownRules,
  Images: imageRules,
  'Articles seen together': catalogRules,
  'What could be better for readers': styleRules,
  'The build itself': buildRules,
};

function toRuleTables(): string {
  const grouped = new Set(Object.values(ruleGroups).flatMap((rules) => Object.keys(rules)));
  const others = Object.entries(findingRules).filter(([name]) => !grouped.has(name));
  const groups = { ...ruleGroups, ...(others.length > 0 && { 'Other rules': Object.fromEntries(others) }) };
  return Object.entries(groups)
    .map(([heading, rules]) => {
      const rows = Object.entries(rules).map(([name, { severity, message }]) => [
        `\`${name}\``,
        severity,
        escapeMarkdown(message.en).replace(/\{(\w+)\}/g, '*$1*'),
      ]);
      return `### ${heading}\n\n${toTable(['rule', 'severity', 'what check says'], rows)}`;
    })
    .join('\n\n');
}

function toCodeTable(): string {
  const rows = Object.entries(problemCatalogue).map(([code, { status, title }]) => [
    `[\`${code}\`](#${code})`,
    String(status),
    title,
  ]);
  return toTable(['code', 'status', 'title'], rows);
}

function toOperationTable(): string {
  const rows = Object.values(endpoints).map(({ path, summary, errors }) => [
    `\`${path}\``,
    escapeMarkdown(summary),
    errors.map((code) => `[\`${code}\`](errors.md#${code})`).join(', '),
  ]);
  return toTable(['path', 'answers', 'errors of its own'], rows);
}

function toNginxExample(): string {
  const example = fs.readFileSync(path.resolve(__dirname, '../deploy/nginx.conf'), 'utf8');
  return `\`\`\`nginx\n${example}\`\`\``;
}

function toTable(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [headings, headings.map(() => '---'), ...rows];
  return lines
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}

/** Escapes the Markdown syntax of a sentence, except between backquotes, which is code. */
function escapeMarkdown(text: string): string {
  return text
    .split('`')
    .map((part, i) => (i % 2 === 1 ? part : part.replace(/[*_<[\]\\]/g, '\\$&')))
    .join('`');
}

run(buildDocs);
