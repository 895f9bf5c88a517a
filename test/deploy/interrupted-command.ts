import { deploy } from '../../deploy/scf/deploy';
import { createSystemEnvironment } from '../../deploy/scf/deploy-environment';
import { DeployError } from '../../deploy/scf/deploy-error';
import { connectScf } from '../../deploy/scf/scf-api';
import { stages } from '../../deploy/scf/stages';

/** A deploy in a process of its own, which signals can meet: HOST PACKAGE. */
const [host = '', packageFile = ''] = process.argv.slice(2);
const environment = {
  ...createSystemEnvironment(process.env),
  connectScf: (credentials: Parameters<typeof connectScf>[0], { region }: { region: string }) =>
    connectScf(credentials, region, { host, protocol: 'http://', timeout: 10 }),
};
const stage = { ...stages.prod, secrets: ['PREVIEW_SECRET'] };
const allowance = { errors: 0, shrinking: true };
deploy(
  { stageName: 'prod', stage, packageFile, allowance, commit: 'abc123', dryRun: false },
  environment,
).catch((error: unknown) => {
  if (!(error instanceof DeployError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
