import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import type { Language } from '../core/build/finding/language';
import type { UnreadReason } from '../core/build/layout/layout';
import { placeFile } from '../core/build/layout/place-file';
import type { ProposedKey } from '../core/build/layout/propose-layout';
import { parseLayout } from '../core/build/settings/parse-layout';
import { settingsFile } from '../core/build/settings/settings';
import { lookAtFolder, type FolderLook } from '../infra/look-at-folder';
import { loadConfig } from './content-options';
import { count } from './count';
import { run, UsageError } from './run';
import { chooseLanguage, describeUnread } from './wording';

const help = `Usage: npm run adopt -- [DIR] [--yes] [--dry-run] [--lang zh|en]

Looks at a folder of Markdown (by default CONTENT_DIR), says what it was written for and what it needs, and writes
DIR/${settingsFile} after it has shown it. No article is changed, and an existing ${settingsFile} is never replaced.

  --yes      write without asking
  --dry-run  show, and write nothing`;

async function adopt(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (positionals.length > 1) throw new UsageError('Name one folder at a time.');
  const language = chooseLanguage(values.lang);
  const root = positionals[0] ?? loadConfig().contentDir;
  if (!fs.existsSync(root)) throw new UsageError(`${root} does not exist. Name a folder of Markdown.`);
  const target = path.join(root, settingsFile);
  if (fs.existsSync(target) && !values['dry-run'])
    throw new UsageError(`${target} is there already. Remove it, or see with --dry-run what it could say.`);
  const look = lookAtFolder(root);
  if (look.markdown.length === 0)
    throw new UsageError(`There is no Markdown in ${root}. Name another folder.`);
  const yaml = toLines(look.keys);
  console.log(describe(look, yaml, language));
  if (values['dry-run']) return 0;
  if (!values.yes && !(await confirm(target, language))) return 1;
  fs.writeFileSync(target, yaml, { flag: 'wx' });
  const next = `npm run check -- ${root}`;
  console.log(language === 'zh' ? `${target}：已写入。接下来：${next}` : `${target}: written. Next: ${next}`);
  return 0;
}

/** A key on each line, its value in the short form, so that few lines say all. */
function toLines(keys: readonly ProposedKey[]): string {
  return keys
    .map(({ key, value }) => {
      const flow = stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim();
      return `${key}: ${flow}\n`;
    })
    .join('');
}

function describe(
  { recognized, keys, markdown, has, dialects }: FolderLook,
  yaml: string,
  language: Language,
): string {
  const isChinese = language === 'zh';
  const because = ({ because: reason }: ProposedKey) => {
    if ('evidence' in reason) return reason.evidence.join(', ');
    return isChinese ? `${reason.files} 个文件` : count(reason.files, 'file');
  };
  const { layout } = parseLayout(yaml, has);
  const unread = new Map<UnreadReason, number>();
  for (const file of markdown) {
    const place = placeFile(file, layout);
    if (typeof place === 'string') unread.set(place, (unread.get(place) ?? 0) + 1);
  }
  const left = [...unread.values()].reduce((sum, files) => sum + files, 0);
  const read = markdown.length - left;
  const found = recognized?.preset ?? (isChinese ? '未识别出工具' : 'no tool that is known');
  return [
    isChinese ? `识别结果：${found}` : `Recognised: ${found}`,
    ...keys.map((key) => `  ${key.key}  (${because(key)})`),
    '',
    yaml,
    isChinese ? `将读取 ${read} 个 Markdown 文件。` : `${count(read, 'Markdown file')} will be read.`,
    ...[describeDialects(dialects, language), describeUnread([...unread], read, language)].filter(
      (line) => line !== null,
    ),
  ].join('\n');
}

function describeDialects(dialects: FolderLook['dialects'], language: Language): string | null {
  if (dialects.length === 0) return null;
  const list = dialects.map(([name, files]) => `${name} (${files})`).join(', ');
  return language === 'zh'
    ? `以下写法按原文显示（抽样文件数）：${list}`
    : `Shown to readers as it stands, in so many of the files that were sampled: ${list}`;
}

async function confirm(target: string, language: Language): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new UsageError('Nothing was written. Add --yes to write without a question.');
  const terminal = readline.createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(
      language === 'zh' ? `写入 ${target}？[y/N] ` : `Write ${target}? [y/N] `,
    );
    return /^(?:y|yes|是|好)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}

run(adopt);
