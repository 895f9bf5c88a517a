import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { deploy } from '../deploy/scf/deploy';
import { stages } from '../deploy/scf/stages';
import { createSystemEnvironment } from '../deploy/scf/deploy-environment';
import { allowanceOptions, readAllowance } from './allowance-options';
import { run } from './run';
import { chooseStage, reportFailure } from './stage-options';

const help = `Usage: npm run deploy -- --stage ${Object.keys(stages).join('|')} [--dry-run] [--package FILE]
       [--allow-errors N] [--yes-shrink]

Brings a package to a stage of Tencent SCF: sends it, publishes a version, tests that version under an alias of its
own, and moves readers to it, a share first. What was done already is not done again. When a test fails after readers
were moved, or on Ctrl-C, they get the former version back. While another deploy of the stage is at work, this one waits.
Exits with 0 when the package is live, else with 1 or 2.

  --stage NAME      one of the stages in deploy/scf/stages.ts
  --dry-run         only says which calls would be made; without credentials, those of a first deploy
  --package FILE    what to deploy, by default dist/casebook-scf.zip, which npm run package makes
  --allow-errors N  accepts content with up to N errors, from which articles are missing
  --yes-shrink      accepts content with fewer than 80 % of the public articles that are live

Credentials come from the environment: TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and, with temporary ones,
TENCENTCLOUD_SESSION_TOKEN (or TENCENT_SECRET_ID, TENCENT_SECRET_KEY, TENCENT_TOKEN). docs/deploy.md tells more.`;

async function runDeploy(): Promise<number> {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      package: { type: 'string', default: path.join('dist', 'casebook-scf.zip') },
      ...allowanceOptions,
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const stage = chooseStage(values.stage);
  const allowance = readAllowance(values);
  const environment = createSystemEnvironment(process.env);
  return reportFailure(() =>
    deploy(
      { ...stage, packageFile: values.package, allowance, commit: readCommit(), dryRun: values['dry-run'] },
      environment,
    ),
  );
}

/** The short hash of the current commit, with a note if there are uncommitted changes. For information only. */
function readCommit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8', stdio: 'pipe' }).trim();
    const commit = git('rev-parse', '--short=12', 'HEAD');
    return git('status', '--porcelain', '--untracked-files=no') === '' ? commit : `${commit} with changes`;
  } catch {
    return 'unknown';
  }
}

run(runDeploy);
