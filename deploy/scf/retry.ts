import type { Clock } from './clock';
import { DeployError } from './deploy-error';
import { nonIdempotentActions, type ScfApi } from './scf-api';

/** What a failed call tells about what happened on the other side. */
export type FailureKind =
  /** It was turned away before anything was done. */
  | 'turned away'
  /** Nobody knows whether it was done: the connection broke, or the API stumbled. */
  | 'uncertain'
  /** It was refused, and will be again. */
  | 'refused';

/** Tells the kinds of failures apart by the codes of the API; errors of the network have no code. */
export function classifyFailure(error: unknown): FailureKind {
  const { code, httpCode } = (error ?? {}) as { code?: unknown; httpCode?: unknown };
  if (typeof code === 'string') {
    if (code.startsWith('RequestLimitExceeded')) return 'turned away';
    return code.startsWith('InternalError') ? 'uncertain' : 'refused';
  }
  if (typeof httpCode === 'number') {
    if (httpCode === 429) return 'turned away';
    return httpCode >= 500 ? 'uncertain' : 'refused';
  }
  return 'uncertain';
}

/** How often a call is made at most, and how long the longest pause between two is. */
const tries = 6;
const longestPause = 20_000;

/** What retries need of the world; `random` is 0 to 1. */
export interface RetryContext {
  readonly clock: Clock;
  readonly random: () => number;
  readonly report: (line: string) => void;
}

/**
 * Makes calls again that were turned away, and those whose fate is uncertain where doing twice is as good as once.
 *
 * Pauses double and are shortened at random by up to a half, so that deploys that were turned away together do not
 * come back together. Six tries with pauses take a minute at most.
 */
export function withRetries(api: ScfApi, context: RetryContext): ScfApi {
  const once: readonly string[] = nonIdempotentActions;
  return {
    call: (action, request) =>
      repeat(
        action,
        () => api.call(action, request),
        (kind) => kind === 'turned away' || (kind === 'uncertain' && !once.includes(action)),
        context,
      ),
  };
}

/** Does what must be done once only: when its fate is uncertain, `find` looks whether it was done. */
export async function retryWithLookup<T>(
  what: string,
  work: () => Promise<T>,
  find: () => Promise<T | undefined>,
  context: RetryContext,
): Promise<T> {
  let isFirst = true;
  const workOrFind = async () => {
    const found = isFirst ? undefined : await find();
    isFirst = false;
    return found ?? (await work());
  };
  return repeat(what, workOrFind, (kind) => kind === 'uncertain', context);
}

async function repeat<T>(
  what: string,
  work: () => Promise<T>,
  isWorthwhile: (kind: FailureKind) => boolean,
  { clock, random, report }: RetryContext,
): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DeployError || count === tries || !isWorthwhile(classifyFailure(error)))
        throw error;
      const pause = Math.min(longestPause, 1000 * 2 ** count) * (1 - random() / 2);
      report(`  ${what}: ${describeFailure(error)} Trying again in ${Math.round(pause / 1000)} s.`);
      await clock.sleep(pause);
    }
  }
}

/** The words of an error of the API, with its code and the request id that support asks for. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return `${String(error)}.`;
  const { code, requestId } = error as Error & { code?: unknown; requestId?: unknown };
  const details = [
    ...(typeof code === 'string' ? [code] : []),
    ...(typeof requestId === 'string' && requestId !== '' ? [`request ${requestId}`] : []),
  ];
  return `${error.message.replace(/\.?$/, '.')}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}
