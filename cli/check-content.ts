import path from 'node:path';
import { parseArgs } from 'node:util';
import { findingRules, type FindingRule } from '../core/finding/rules';
import { openContentBuilder } from '../infra/content-builder';
import { loadConfig, toBuilderOptions } from './content-options';
import { count } from './count';
import { findContentDir } from './find-content-dir';
import { countFindings, findingFormats, formatFindings, type FindingFormat } from './print-findings';
import { createProgress } from './progress';
import { run, UsageError } from './run';

const help = `Usage: npm run check [-- [DIR] [--format pretty|json|github|gitlab]]
       npm run check -- --explain RULE

Checks the content directory DIR (by default CONTENT_DIR) and prints what its editors should know, with file, line
and column. Exits with 1 when an article had to be left out or there is none, with 2 when it could not run, else
with 0.

  --format FORMAT  pretty for people (default), json for programs, github for annotations of a workflow run,
                   gitlab for a report on code quality
  --explain RULE   what a rule means and how to mend it; without a rule, lists them all`;

async function checkContent(): Promise<number> {
  if (process.argv.at(-1) === '--explain') {
    console.log(listRules());
    return 0;
  }
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      explain: { type: 'string' },
      format: { type: 'string', default: 'pretty' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (values.explain !== undefined) return explain(values.explain);
  const format = findingFormats.find((name) => name === values.format);
  if (!format) throw new UsageError(`--format takes ${findingFormats.join(', ')}, not "${values.format}".`);
  if (positionals.length > 1) throw new UsageError('Name one content directory at a time.');
  return check(positionals[0], format);
}

async function check(named: string | undefined, format: FindingFormat): Promise<number> {
  const config = loadConfig();
  const root = named ?? config.contentDir;
  const builder = openContentBuilder(path.resolve(root), toBuilderOptions(config, false));
  try {
    const { content } = await builder.build(createProgress('Checked articles'));
    const { articles, findings } = content;
    const { errors, warnings } = countFindings(findings);
    if (findings.length > 0 || format === 'json' || format === 'gitlab')
      console.log(formatFindings(findings, root, format));
    if (format === 'pretty') {
      console.log(
        `${count(articles.length, 'article')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}`,
      );
      if (findings.length > 0) console.log('npm run check -- --explain RULE tells more about a rule.');
    }
    if (articles.length === 0 && errors === 0) {
      console.error(explainNothing(root));
      return 1;
    }
    return errors > 0 ? 1 : 0;
  } finally {
    await builder.close();
  }
}

function explainNothing(root: string): string {
  const better = findContentDir(root);
  const advice = better === null ? 'Name the folder that has them.' : `Did you mean ${better}?`;
  return `There is no article in ${root}: articles are *.md files in a folder of it. ${advice}`;
}

function listRules(): string {
  return Object.entries(findingRules)
    .map(([rule, { severity }]) => `  ${rule}  (${severity})`)
    .join('\n');
}

function explain(name: string): number {
  const isRule = (text: string): text is FindingRule => Object.hasOwn(findingRules, text);
  if (!isRule(name)) {
    throw new UsageError(`There is no rule "${name}". These are the rules:\n${listRules()}`);
  }
  const { severity, explain: text } = findingRules[name];
  console.log(`${name}  (${severity})\n\n${text}`);
  return 0;
}

run(checkContent);
