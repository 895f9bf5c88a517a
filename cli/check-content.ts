import path from 'node:path';
import { parseArgs } from 'node:util';
import { findingRules, type FindingRule } from '../core/finding/rules';
import { openContentBuilder } from '../infra/content-builder';
import { loadConfig, toBuilderOptions } from './content-options';
import { countFindings, findingFormats, formatFindings, type FindingFormat } from './print-findings';
import { createProgress } from './progress';
import { run, UsageError } from './run';

const help = `Usage: npm run check [-- [DIR] [--format pretty|json|github|gitlab]]
       npm run check -- --explain RULE

Checks the content directory DIR (by default CONTENT_DIR) and prints what its editors should know, with file, line
and column. Exits with 1 when an article had to be left out, with 2 when it could not run, else with 0.

  --format FORMAT  pretty for people (default), json for programs, github for annotations of a workflow run,
                   gitlab for a report on code quality
  --explain RULE   what a rule means and how to mend it; without a rule that exists, lists them all`;

async function checkContent(): Promise<number> {
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
      console.log(`${articles.length} articles, ${errors} errors, ${warnings} warnings`);
      if (findings.length > 0) console.log('npm run check -- --explain RULE tells more about a rule.');
    }
    return errors > 0 ? 1 : 0;
  } finally {
    await builder.close();
  }
}

function explain(name: string): number {
  const isRule = (text: string): text is FindingRule => Object.hasOwn(findingRules, text);
  if (!isRule(name)) {
    const rules = Object.entries(findingRules).map(([rule, { severity }]) => `  ${rule}  (${severity})`);
    throw new UsageError(`There is no rule "${name}". These are the rules:\n${rules.join('\n')}`);
  }
  const { severity, explain: text } = findingRules[name];
  console.log(`${name}  (${severity})\n\n${text}`);
  return 0;
}

run(checkContent);
