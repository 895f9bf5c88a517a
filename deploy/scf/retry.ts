import type { Clock } from './clock';
import { DeployError } from './deploy-error';
import { nonIdempotentActions, type ScfApi } from './scf-api';

/** What an error tells about the effect of the failed call. */
export type FailureKind =
  /** The API rejected the call for its rate limit, without any effect. */
  | 'throttled'
  /** The API rejected the call without any effect, because the function is being changed. That passes. */
  | 'busy'
  /** The call may have had its effect: the connection broke, or the API had an internal error. */
  | 'uncertain'
  /** The API rejected the call, and would again. */
  | 'refused';

/** The last parts of the codes of `busy`. Their descriptions say to try again in the normal state (583/30771). */
const busyReasons = [
  'FunctionStatusError',
  'FunctionNameStatusError',
  'FunctionVersionStatusNotActive',
  'OperationConflict',
  'ProvisionedInProgress',
  'ReservedInProgress',
  'UpdateFunctionCode',
  'PublishVersion',
  'DeleteFunction',
  'CreateTrigger',
];

/** Classifies an error by the error code of the API or the HTTP status. Network errors have neither. */
export function classifyFailure(error: unknown): FailureKind {
  const { code, httpCode } = (error ?? {}) as { code?: unknown; httpCode?: unknown };
  if (typeof code === 'string') {
    if (code.startsWith('RequestLimitExceeded')) return 'throttled';
    if (busyReasons.includes(code.replace(/^FailedOperation\./, ''))) return 'busy';
    return code.startsWith('InternalError') ? 'uncertain' : 'refused';
  }
  if (typeof httpCode === 'number') {
    if (httpCode === 429) return 'throttled';
    return httpCode >= 500 ? 'uncertain' : 'refused';
  }
  return 'uncertain';
}

const maxAttempts = 6;
const maxDelayMs = 20_000;

/** What retries need of the environment; `random` returns 0 to 1. */
export interface RetryContext {
  readonly clock: Clock;
  readonly random: () => number;
  readonly report: (line: string) => void;
}

/**
 * Wraps the API with retries: throttled calls are retried. Idempotent calls are also retried after an uncertain failure and
 * while the function is busy.
 *
 * The delay doubles with each attempt and is shortened at random by up to a half (jitter), so that deploys that were
 * throttled together do not retry together. Six attempts take about a minute at most.
 */
export function withRetries(api: ScfApi, context: RetryContext): ScfApi {
  const nonIdempotent: readonly string[] = nonIdempotentActions;
  return {
    call: (action, request) =>
      retry(
        action,
        () => api.call(action, request),
        (kind) => kind === 'throttled' || (kind !== 'refused' && !nonIdempotent.includes(action)),
        context,
      ),
  };
}

/**
 * Retries a call that is not idempotent, after an uncertain failure and while the function is busy. `find` looks first for
 * the result of the call.
 */
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
  return retry(what, workOrFind, (kind) => kind === 'uncertain' || kind === 'busy', context);
}

async function retry<T>(
  what: string,
  work: () => Promise<T>,
  isRetryable: (kind: FailureKind) => boolean,
  { clock, random, report }: RetryContext,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DeployError || attempt === maxAttempts || !isRetryable(classifyFailure(error)))
        throw error;
      const delay = Math.min(maxDelayMs, 1000 * 2 ** attempt) * (1 - random() / 2);
      report(`  ${what}: ${describeFailure(error)} Trying again in ${Math.round(delay / 1000)} s.`);
      await clock.sleep(delay);
    }
  }
}

/** The message of an error; that of an API error has its code and the request id that Tencent support asks for. */
export function describeFailure(error: unknown): string {
  if (error instanceof DeployError) return error.message;
  if (!(error instanceof Error)) return `${String(error)}.`;
  const { code, requestId } = error as Error & { code?: unknown; requestId?: unknown };
  const details = [
    ...(typeof code === 'string' ? [code] : []),
    ...(typeof requestId === 'string' && requestId !== '' ? [`request ${requestId}`] : []),
  ];
  return `${error.message.replace(/\.?$/, '.')}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}
