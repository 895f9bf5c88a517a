import { DeployError } from './deploy-error';
import { findFunction, listUrls } from './read-cloud-state';
import { toName } from './function-requests';
import { SmokeFailure, smokeTest } from './smoke-test';
import type { CallContext, StepContext } from './step-context';

/** How long is waited at most, and between two looks, in milliseconds. */
const limits = {
  active: { most: 300_000, pause: 2_000 },
  provisioned: { most: 900_000, pause: 5_000 },
  url: { most: 30_000, pause: 2_000 },
  /** A cold start, and the time until an alias points elsewhere everywhere. */
  smokeTest: { most: 60_000, pause: 3_000 },
} as const;

/** How often a version is tested that gets a share of the requests only: each time may meet the other version. */
const roundsWithShare = 10;

type WaitContext = Pick<CallContext, 'api' | 'stage' | 'clock' | 'report' | 'signal'>;

/**
 * Waits until the function is Active in a version; another deploy, or the rest of one, may be at work on it.
 *
 * @throws DeployError when it failed, or takes too long
 */
export async function waitUntilActive(qualifier: string, context: WaitContext): Promise<void> {
  const { api, stage } = context;
  await waitUntil(limits.active, context, async () => {
    const found = await findFunction(api, stage, qualifier);
    const status = found?.status ?? 'not there yet';
    if (!status.endsWith('Failed')) return { isDone: status === 'Active', status };
    const why = found && found.reasons.length > 0 ? found.reasons.join('; ') : 'no reason was given';
    throw new DeployError(
      `${stage.functionName} (${qualifier}) is ${status}: ${why}.\n` +
        (status === 'CreateFailed'
          ? 'Mend that, delete the function in the console (nothing runs on it), and deploy again.'
          : 'Versions that are published go on as before. Mend that and deploy again.'),
    );
  });
}

/** Waits until all instances that a version was given are started. */
export async function waitUntilProvisioned(version: string, context: WaitContext): Promise<void> {
  const { api, stage } = context;
  await waitUntil(limits.provisioned, context, async () => {
    const { Allocated } = await api.call('GetProvisionedConcurrencyConfig', {
      ...toName(stage),
      Qualifier: version,
    });
    const found = Allocated?.find(({ Qualifier }) => Qualifier === version);
    const { AllocatedProvisionedConcurrencyNum: wanted = 0, AvailableProvisionedConcurrencyNum: ready = 0 } =
      found ?? {};
    if (found?.Status === 'Failed') {
      throw new DeployError(
        `Only ${ready} of ${wanted} instances were started: ${found.StatusReason ?? 'no reason was given'}.\n` +
          'Lower "provisioned" of the stage, or ask for a higher quota in the console, and deploy again.',
      );
    }
    return { isDone: found?.Status === 'Done', status: `${ready} of ${wanted} started` };
  });
}

/**
 * Smoke-tests what answers under an alias. A cold start and a change that is not everywhere yet are given a minute;
 * with a share of the requests, every later round has to pass at once.
 *
 * @throws DeployError with the last thing that was wrong
 */
export async function testAlias(alias: string, weight: number, context: StepContext): Promise<void> {
  const { stage, revision } = context;
  const url = await findUrl(alias, context);
  const target = { url, revision: weight < 1 ? null : revision, patience: stage.timeout * 1000 + 5_000 };
  await waitUntil(limits.smokeTest, context, async () => {
    try {
      await smokeTest(target);
      return { isDone: true, status: 'passed' };
    } catch (error) {
      if (!(error instanceof SmokeFailure)) throw error;
      return { isDone: false, status: error.message };
    }
  });
  for (let round = 2; weight < 1 && round <= roundsWithShare; round++) await smokeTest(target);
  context.report(`  ${url} answers as it should.`);
}

async function findUrl(alias: string, context: WaitContext): Promise<string> {
  const found = { url: '' };
  await waitUntil(limits.url, context, async () => {
    const urls = await listUrls(context.api, context.stage);
    found.url = urls.find((each) => each.alias === alias)?.url ?? '';
    return { isDone: found.url !== '', status: `the function URL of ${alias} is not known` };
  });
  return found.url;
}

interface Look {
  readonly isDone: boolean;
  /** How it stands, for people. */
  readonly status: string;
}

/** Looks again and again until something is done, and says every ten seconds how it stands. */
async function waitUntil(
  { most, pause }: { readonly most: number; readonly pause: number },
  { clock, report, signal }: Pick<WaitContext, 'clock' | 'report' | 'signal'>,
  look: () => Promise<Look>,
): Promise<void> {
  const started = clock.now();
  let said = started;
  for (;;) {
    const { isDone, status } = await look();
    if (isDone) return;
    const now = clock.now();
    if (now - started >= most) {
      throw new DeployError(`Waited for ${most / 1000} s, and the last state was: ${status}`);
    }
    if (now - said >= 10_000) {
      said = now;
      report(`  ${status} (${Math.round((now - started) / 1000)} s)`);
    }
    await clock.sleep(pause, signal);
    signal.throwIfAborted();
  }
}
