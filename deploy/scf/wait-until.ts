import type { CloudState } from './cloud-state';
import { DeployError } from './deploy-error';
import { isLocked } from './deploy-lock';
import { findFunction, listUrls, readCloudState } from './read-cloud-state';
import { toName } from './function-requests';
import { SmokeFailure, smokeTest } from './smoke-test';
import type { CallContext, StepContext } from './step-context';

/** How long to wait, and how often to poll. */
const limits = {
  active: { timeoutMs: 300_000, intervalMs: 2_000 },
  provisioned: { timeoutMs: 900_000, intervalMs: 5_000 },
  url: { timeoutMs: 30_000, intervalMs: 2_000 },
  otherDeploy: { timeoutMs: 1_800_000, intervalMs: 5_000 },
  /** Includes a cold start, and the time until a changed alias has taken effect everywhere. */
  smokeTest: { timeoutMs: 60_000, intervalMs: 3_000 },
} as const;

/**
 * After this time without any change of the function, another deploy counts as cut off. The longest silence of a deploy is
 * a smoke test. A deploy that was taken for cut off ends at its next call.
 */
const silenceMs = 120_000;

type WaitContext = Pick<CallContext, 'api' | 'stage' | 'clock' | 'report' | 'signal'>;

/**
 * Waits until a version, or `$LATEST`, is Active. An earlier deploy may still be changing it.
 *
 * @throws DeployError if its status is a failure, or if it takes too long
 */
export async function waitUntilActive(qualifier: string, context: WaitContext): Promise<void> {
  const { api, stage } = context;
  await pollUntilDone(limits.active, context, async () => {
    const found = await findFunction(api, stage, qualifier);
    const status = found?.status ?? 'not there yet';
    if (!status.endsWith('Failed')) return { isDone: status === 'Active', status };
    const why = found && found.reasons.length > 0 ? found.reasons.join('; ') : 'no reason was given';
    throw new DeployError(
      `${stage.functionName} (${qualifier}) is ${status}: ${why}.\n` +
        (status === 'CreateFailed'
          ? 'Fix that, delete the function in the console (nothing runs on it), and deploy again.'
          : 'Versions that are published go on as before. Fix that and deploy again.'),
    );
  });
}

/** Waits until all provisioned instances of a version are ready. */
export async function waitUntilProvisioned(version: string, context: WaitContext): Promise<void> {
  const { api, stage } = context;
  await pollUntilDone(limits.provisioned, context, async () => {
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
 * Waits until no other deploy has the lock, or until one that was cut off has been silent for two minutes. Reads the state
 * again and again instead of comparing clocks, which differ between machines.
 *
 * @returns the state after that
 * @throws DeployError if the other deploy takes half an hour
 */
export async function waitForOtherDeploy(context: WaitContext): Promise<CloudState> {
  const { api, stage, clock, report } = context;
  let current = await readCloudState(api, stage);
  if (!isLocked(stage, current)) return current;
  report(
    `Another deploy of ${stage.functionName} is at work or was cut off. This one waits for its end, or for ` +
      `${silenceMs / 1000} s without a change. npm run rollback does not wait.`,
  );
  let changed = clock.now();
  await pollUntilDone(limits.otherDeploy, context, async () => {
    const next = await readCloudState(api, stage);
    if (JSON.stringify(next) !== JSON.stringify(current)) changed = clock.now();
    current = next;
    const silence = clock.now() - changed;
    const status = `the last change of the other deploy was ${Math.round(silence / 1000)} s ago`;
    return { isDone: !isLocked(stage, current) || silence >= silenceMs, status };
  });
  if (isLocked(stage, current)) report('It was cut off. This deploy takes over.');
  return current;
}

/**
 * Smoke-tests the function URL of an alias. The first round is repeated for up to a minute, to allow for a cold start and
 * for an alias that has not taken effect everywhere. Further rounds must pass at once.
 *
 * @throws DeployError with the last failure
 */
export async function testAlias(alias: string, rounds: number, context: StepContext): Promise<void> {
  const { stage, revision, checksum, signal } = context;
  const url = await findUrl(alias, context);
  const target = { url, revision, checksum, responseTimeoutMs: stage.timeout * 1000 + 5_000, signal };
  await pollUntilDone(limits.smokeTest, context, async () => {
    try {
      await smokeTest(target);
      return { isDone: true, status: 'passed' };
    } catch (error) {
      if (!(error instanceof SmokeFailure)) throw error;
      return { isDone: false, status: error.message };
    }
  });
  for (let round = 2; round <= rounds; round++) await smokeTest(target);
  context.report(`  ${url} answers as it should.`);
}

async function findUrl(alias: string, context: WaitContext): Promise<string> {
  const found = { url: '' };
  await pollUntilDone(limits.url, context, async () => {
    const urls = await listUrls(context.api, context.stage);
    found.url = urls.find((each) => each.alias === alias)?.url ?? '';
    return { isDone: found.url !== '', status: `the function URL of ${alias} is not known` };
  });
  return found.url;
}

interface PollResult {
  readonly isDone: boolean;
  /** The state, for the operator. */
  readonly status: string;
}

/** Polls until the result is done. Reports the state every ten seconds. */
async function pollUntilDone(
  { timeoutMs, intervalMs }: { readonly timeoutMs: number; readonly intervalMs: number },
  { clock, report, signal }: Pick<WaitContext, 'clock' | 'report' | 'signal'>,
  poll: () => Promise<PollResult>,
): Promise<void> {
  const started = clock.now();
  let lastReport = started;
  for (;;) {
    const { isDone, status } = await poll();
    if (isDone) return;
    const now = clock.now();
    if (now - started >= timeoutMs) {
      throw new DeployError(`Waited for ${timeoutMs / 1000} s, and the last state was: ${status}`);
    }
    if (now - lastReport >= 10_000) {
      lastReport = now;
      report(`  ${status} (${Math.round((now - started) / 1000)} s)`);
    }
    await clock.sleep(intervalMs, signal);
    signal.throwIfAborted();
  }
}
