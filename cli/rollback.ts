import { parseArgs } from 'node:util';
import { rollBack } from '../deploy/scf/roll-back';
import { stages } from '../deploy/scf/stages';
import { createSystemEnvironment } from '../deploy/scf/deploy-environment';
import { run } from './run';
import { chooseStage, reportFailure } from './stage-options';

const help = `Usage: npm run rollback -- --stage ${Object.keys(stages).join('|')} [--to VERSION] [--dry-run]

Gives the readers of a stage an older version again, at once: the alias that they reach is pointed at it, and nothing
is built or sent. Needs no package. Exits with 0 when it is done, else with 1 or 2.

  --stage NAME  one of the stages in deploy/scf/stages.ts
  --to VERSION  a published version; by default the one that readers had before
  --dry-run     looks, and says which calls would be made

Credentials come from the environment, as for npm run deploy.`;

async function runRollback(): Promise<number> {
  const { values } = parseArgs({
    options: {
      stage: { type: 'string' },
      to: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const stage = chooseStage(values.stage);
  const environment = createSystemEnvironment(process.env);
  return reportFailure(() => rollBack({ ...stage, to: values.to, dryRun: values['dry-run'] }, environment));
}

run(runRollback);
