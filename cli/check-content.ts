import path from 'node:path';
import { parseArgs } from 'node:util';
import { countBuilt } from '../core/build/content/count-built';
import type { Finding } from '../core/build/finding/finding';
import type { Language, LocalizedText } from '../core/build/finding/language';
import { findingRules, type FindingRule } from '../core/build/finding/rules';
import { createZone } from '../core/model/time/zone';
import { openContentBuilder } from '../infra/content-builder';
import { atFolder } from '../infra/content-source';
import { loadConfig, toBuilderOptions } from './content-options';
import { count } from './count';
import { findContentDir } from './find-content-dir';
import { fixContent } from './fix-content';
import { countFindings, findingFormats, formatFindings, type FindingFormat } from './print-findings';
import { createProgress } from './progress';
import { run, UsageError } from './run';
import { chooseLanguage, describeUnread, severityNames, summarize } from './wording';

const help = `Usage: npm run check [-- [DIR] [--fix] [--format pretty|json|github|gitlab] [--lang zh|en]]
       npm run check -- --explain RULE

Checks the content directory DIR (by default CONTENT_DIR) and prints what its editors should know, with file, line
and column. Exits with 1 when an article had to be left out or there is none, with 2 when it could not run or a file
could not be fixed, else with 0.

  --fix            first fix what is safe, and show each change: dates (2020-6-3 becomes 2020-06-03), the spelling of
                   terms, byte order marks, CRLF, U+0000, tabs that indent, spaces behind the lines of dashes
  --format FORMAT  pretty for people (default), json for programs, github for annotations of a workflow run,
                   gitlab for a report on code quality
  --lang LANGUAGE  zh or en; by default that of LC_ALL, LC_MESSAGES or LANG, else en
  --explain RULE   what a rule means and how to fix it; without a rule, lists them all`;

interface CheckOptions {
  readonly named: string | undefined;
  readonly fixes: boolean;
  readonly format: FindingFormat;
  readonly language: Language;
}

async function checkContent(): Promise<number> {
  const args = process.argv.slice(2);
  // parseArgs has no options with an optional value, so `--explain` without a rule is handled here.
  const listsRules = args.at(-1) === '--explain';
  const { values, positionals } = parseArgs({
    args: listsRules ? args.slice(0, -1) : args,
    allowPositionals: true,
    options: {
      explain: { type: 'string' },
      fix: { type: 'boolean', default: false },
      format: { type: 'string', default: 'pretty' },
      lang: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const language = chooseLanguage(values.lang);
  if (listsRules) {
    console.log(listRules(language));
    return 0;
  }
  if (values.explain !== undefined) return explain(values.explain, language);
  const format = findingFormats.find((name) => name === values.format);
  if (!format) throw new UsageError(`--format takes ${findingFormats.join(', ')}, not "${values.format}".`);
  if (positionals.length > 1) throw new UsageError('Name one content directory at a time.');
  return check({ named: positionals[0], fixes: values.fix, format, language });
}

const advice: LocalizedText = {
  en: 'npm run check -- --explain RULE tells more about a rule.',
  zh: '查看一条规则的详细说明：npm run check -- --explain RULE',
};

async function check({ named, fixes, format, language }: CheckOptions): Promise<number> {
  const config = loadConfig();
  const root = named ?? config.contentDir;
  const builder = openContentBuilder(atFolder(path.resolve(root)), toBuilderOptions(config, false));
  const onProgress = createProgress('Checked files');
  // In the other formats a program reads standard output, so messages for people go to standard error.
  const print = (text: string) => {
    if (format === 'pretty') console.log(text);
    else console.error(text);
  };
  try {
    const fixed = fixes ? await fixContent(builder, { root, language, onFixed: print, onProgress }) : null;
    const { content, unread, read } =
      fixed?.build ?? (await builder.build(onProgress, createProgress('Inspected images')));
    const { articles, findings } = content;
    const counts = countFindings(findings);
    const style = { root, format, language };
    if (findings.length > 0 || format === 'json' || format === 'gitlab')
      console.log(formatFindings(format === 'pretty' ? sortBySeverity(findings) : findings, style));
    if (fixed) print(describeFixed(fixed.fixedCount, language));
    if (format === 'pretty') {
      const zone = createZone(config.timeZone);
      console.log(summarize(countBuilt(articles, zone, Date.now()), counts, language));
      const left = describeUnread(unread, read, language);
      if (left !== null) console.log(left);
      if (findings.length > 0) console.log(advice[language]);
    }
    for (const reason of fixed?.failures ?? []) console.error(reason);
    if (articles.length === 0 && counts.errors === 0) {
      console.error(explainNoArticles(root, language));
      return 1;
    }
    if (fixed && fixed.failures.length > 0) return 2;
    return counts.errors > 0 ? 1 : 0;
  } finally {
    await builder.close();
  }
}

/** Puts errors last, next to the prompt of the terminal. */
function sortBySeverity(findings: readonly Finding[]): Finding[] {
  const rank = { notice: 0, warning: 1, error: 2 };
  return [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]);
}

function describeFixed(files: number, language: Language): string {
  if (language === 'zh') return files === 0 ? '没有可以自动修复的地方。' : `已自动修复 ${files} 个文件。`;
  return files === 0 ? 'There was nothing to fix.' : `Fixed ${count(files, 'file')}.`;
}

function explainNoArticles(root: string, language: Language): string {
  const suggestion = findContentDir(root);
  if (language === 'zh') {
    const hint = suggestion === null ? '请指定有文章的文件夹。' : `是不是想写 ${suggestion}？`;
    return `${root} 里没有文章：文章是其中某个文件夹里的 *.md 文件。${hint}`;
  }
  const hint = suggestion === null ? 'Name the folder that has them.' : `Did you mean ${suggestion}?`;
  return `There is no article in ${root}: articles are *.md files in a folder of it. ${hint}`;
}

function listRules(language: Language): string {
  return Object.entries(findingRules)
    .map(([rule, { severity }]) => `  ${rule}  (${severityNames[severity][language]})`)
    .join('\n');
}

function explain(name: string, language: Language): number {
  const isRule = (text: string): text is FindingRule => Object.hasOwn(findingRules, text);
  if (!isRule(name)) {
    throw new UsageError(`There is no rule "${name}". These are the rules:\n${listRules(language)}`);
  }
  const { severity, explain: text } = findingRules[name];
  console.log(`${name}  (${severityNames[severity][language]})\n\n${text[language]}`);
  return 0;
}

run(checkContent);
