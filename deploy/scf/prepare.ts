import { readSecrets, type Secrets } from './credentials';
import { DeployError } from './deploy-error';
import { createRedactor } from './redact-secrets';
import { describeFailure, withRetries } from './retry';
import type { ScfApi } from './scf-api';
import { checkStage, type Stage } from './stage';
import { secretValue } from './step';
import type { DeployEnvironment } from './deploy-environment';

/** What the commands have in common before they start. */
export interface Preparation {
  readonly secrets: Secrets;
  /** Replaces secrets in a text. */
  readonly redact: (text: string) => string;
  readonly report: (line: string) => void;
  /** The API with retries; null without credentials. */
  readonly api: ScfApi | null;
}

/**
 * Checks the stage and the environment variables, and connects to the API.
 *
 * @param found problems that the caller has found already
 * @throws DeployError with all problems at once
 */
export function prepare(
  name: string,
  stage: Stage,
  environment: DeployEnvironment,
  needs: { readonly credentials: boolean; readonly variables: boolean },
  found: readonly string[] = [],
): Preparation {
  const secrets = readSecrets(environment.env, needs.variables ? stage.secrets : []);
  const problems = [
    ...checkStage(stage).map((problem) => `deploy/scf/stages.ts, ${name}: ${problem}`),
    ...(needs.credentials ? secrets.missing : []),
    ...found,
  ];
  if (problems.length > 0) {
    throw new DeployError(`${problems.join('\n')}\ndocs/deploy.md tells where each value comes from.`);
  }
  const { credentials, variables } = secrets;
  const { clock, random, write } = environment;
  const all = [
    credentials?.secretId,
    credentials?.secretKey,
    credentials?.token,
    ...Object.values(variables),
  ];
  const redact = createRedactor(all.flatMap((secret) => secret ?? []));
  const report = (line: string) => {
    write(redact(line));
  };
  const api =
    credentials && withRetries(environment.connectScf(credentials, stage), { clock, random, report });
  return { secrets, redact, report, api };
}

/** The values of the secret placeholders in a plan. */
export function toSecretValues(variables: Secrets['variables']): [string, string][] {
  return Object.entries(variables).map(([name, value]) => [secretValue(name), value]);
}

/** Runs `work`, and converts any error into a DeployError with a plain message without secrets. */
export async function withPlainErrors(
  { redact }: Pick<Preparation, 'redact'>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw new DeployError(redact(describeFailure(error)), { cause: error });
  }
}
