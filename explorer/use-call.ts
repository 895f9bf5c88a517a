import { useEffect, useState } from 'preact/hooks';
import { callApi, type ApiResult } from './call-api';
import { toPath, type ApiRequest } from './requests';

/** A call with what came of it. */
export interface Call<Body> {
  readonly request: ApiRequest;
  /** The last answer: while the next one is awaited, the one before it. */
  readonly result: ApiResult<Body> | null;
  readonly isLoading: boolean;
  /** Sends the same request once more. */
  readonly again: () => void;
}

/**
 * Asks the API, and again as soon as the request is another one; an answer that is no longer wanted is aborted.
 *
 * @param request null asks nothing and keeps the last answer
 */
export function useCall<Body>(request: ApiRequest | null): Call<Body> | null {
  const [kept, setKept] = useState<{ request: ApiRequest; result: ApiResult<Body> } | null>(null);
  const [round, setRound] = useState(0);
  const [isLoading, setLoading] = useState(false);
  const path = request && toPath(request);
  useEffect(() => {
    if (request === null || path === null) return;
    const controller = new AbortController();
    setLoading(true);
    callApi<Body>(path, controller.signal).then(
      (result) => {
        setKept({ request, result });
        setLoading(false);
      },
      () => undefined, // Aborted: the next call sets everything.
    );
    return () => {
      controller.abort();
    };
  }, [path, round]);
  if (request === null) return null;
  const isSame = kept !== null && kept.result.path === path;
  return {
    request,
    result: kept?.result ?? null,
    isLoading: isLoading || !isSame,
    again: () => {
      setRound(round + 1);
    },
  };
}
