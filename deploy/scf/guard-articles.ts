import type { Clock } from './clock';
import { countPublic, findLoss, type ContentAllowance } from './content-guard';
import { DeployError } from './deploy-error';
import type { PackageFile } from './package-file';
import { findAlias, listUrls } from './read-cloud-state';
import type { ScfApi } from './scf-api';
import type { Stage } from './stage';

/** How often the live version is asked before it counts as broken, and the time between, in ms. */
const attempts = { count: 3, intervalMs: 3_000 };

/** While two versions share the traffic, this many answers are enough to have one of each but for bad luck. */
const sharedRounds = 5;

interface GuardContext {
  readonly api: ScfApi;
  readonly stage: Stage;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly report: (line: string) => void;
}

/**
 * Compares the public articles of a package with those that readers have now. A live version that does not answer does not
 * stop the package, which may be its repair.
 *
 * @throws DeployError if the package has so few that some were probably lost
 */
export async function guardArticles(
  { snapshot }: PackageFile,
  allowance: ContentAllowance,
  context: GuardContext,
): Promise<void> {
  const { api, stage, report } = context;
  const live = await findAlias(api, stage, stage.liveAlias);
  if (live === undefined) return;
  const url = (await listUrls(api, stage)).find(({ alias }) => alias === stage.liveAlias)?.url ?? null;
  const counts: number[] = [];
  for (let round = 0; url !== null && round < (live.additional === null ? 1 : sharedRounds); round++) {
    const count = await askForArticles(url, context);
    if (count === undefined) break;
    counts.push(count);
  }
  const articles = countPublic(snapshot, Date.now());
  if (counts.length === 0) {
    report(`Public articles: ${articles}. The live version does not say how many it has, to compare them.`);
    return;
  }
  const most = Math.max(...counts);
  report(`Public articles: ${articles}. The live version has ${most}, by its /readyz.`);
  const loss = findLoss(articles, most, allowance);
  if (loss !== undefined) throw new DeployError(loss);
}

async function askForArticles(
  url: string,
  { stage, clock, signal }: GuardContext,
): Promise<number | undefined> {
  for (let attempt = 1; attempt <= attempts.count; attempt++) {
    if (attempt > 1) await clock.sleep(attempts.intervalMs, signal);
    signal.throwIfAborted();
    const timeout = AbortSignal.timeout(stage.timeout * 1000 + 5_000);
    const articles = await fetch(`${url.replace(/\/$/, '')}/readyz`, { signal: timeout })
      .then(async (response) => (response.ok ? ((await response.json()) as { articles?: unknown }) : {}))
      .then(
        (body) => body.articles,
        // Not reached, cut off or no JSON: the next attempt may do better.
        () => undefined,
      );
    if (Number.isSafeInteger(articles)) return Number(articles);
  }
  return undefined;
}
