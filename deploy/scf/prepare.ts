import { readSecrets, type Secrets } from './credentials';
import { DeployError } from './deploy-error';
import { createHider } from './hide-secrets';
import { describeFailure, withRetries } from './retry';
import type { ScfApi } from './scf-api';
import { checkStage, type Stage } from './stage';
import { secretValue } from './step';
import type { DeployEnvironment } from './deploy-environment';

/** What a command has before it begins. */
export interface Preparation {
  readonly secrets: Secrets;
  /** Takes secrets out of a text. */
  readonly hide: (text: string) => string;
  readonly report: (line: string) => void;
  /** Null without credentials. */
  readonly api: ScfApi | null;
}

/**
 * Checks the stage and what the environment has to give, and connects.
 *
 * @param found problems that were found before
 * @throws DeployError with everything that is wrong or missing, at once
 */
export function prepare(
  name: string,
  stage: Stage,
  world: DeployEnvironment,
  needs: { readonly credentials: boolean; readonly variables: boolean },
  found: readonly string[] = [],
): Preparation {
  const secrets = readSecrets(world.env, needs.variables ? stage.secrets : []);
  const problems = [
    ...checkStage(stage).map((problem) => `deploy/scf/stages.ts, ${name}: ${problem}`),
    ...(needs.credentials ? secrets.missing : []),
    ...found,
  ];
  if (problems.length > 0) {
    throw new DeployError(`${problems.join('\n')}\ndocs/deploy.md tells where each value comes from.`);
  }
  const { credentials, variables } = secrets;
  const { clock, random, write } = world;
  const all = [
    credentials?.secretId,
    credentials?.secretKey,
    credentials?.token,
    ...Object.values(variables),
  ];
  const hide = createHider(all.flatMap((secret) => secret ?? []));
  const report = (line: string) => {
    write(hide(line));
  };
  const api = credentials && withRetries(world.connectScf(credentials, stage), { clock, random, report });
  return { secrets, hide, report, api };
}

/** The values of a plan's placeholders for secrets. */
export function toSecretValues(variables: Secrets['variables']): [string, string][] {
  return Object.entries(variables).map(([name, value]) => [secretValue(name), value]);
}

/** Does work whose errors are for people: in one piece, with what the API said, and without secrets. */
export async function withPlainErrors(
  { hide }: Pick<Preparation, 'hide'>,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const message = error instanceof DeployError ? error.message : describeFailure(error);
    throw new DeployError(hide(message), { cause: error });
  }
}
