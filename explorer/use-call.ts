import { useEffect, useState } from 'preact/hooks';
import { callApi, type ApiResult } from './call-api';
import { toPath, type ApiRequest } from './requests';

/** A request and its latest result. */
export interface Call<Body> {
  readonly request: ApiRequest;
  /** While a request is in flight, the result of the previous one. */
  readonly result: ApiResult<Body> | null;
  readonly isLoading: boolean;
  /** Sends the same request again. */
  readonly again: () => void;
}

/**
 * Sends a request, and sends again when the request changes. A superseded request is aborted.
 *
 * @param request null sends nothing and keeps the last result
 */
export function useCall<Body>(request: ApiRequest | null): Call<Body> | null {
  const [last, setLast] = useState<{ request: ApiRequest; result: ApiResult<Body> } | null>(null);
  const [round, setRound] = useState(0);
  const [isLoading, setLoading] = useState(false);
  const path = request && toPath(request);
  useEffect(() => {
    if (request === null || path === null) return;
    const controller = new AbortController();
    setLoading(true);
    callApi<Body>(path, controller.signal).then(
      (result) => {
        setLast({ request, result });
        setLoading(false);
      },
      () => undefined, // Aborted: the next request sets the state.
    );
    return () => {
      controller.abort();
    };
  }, [path, round]);
  if (request === null) return null;
  const isSame = last !== null && last.result.path === path;
  return {
    request,
    result: last?.result ?? null,
    isLoading: isLoading || !isSame,
    again: () => {
      setRound(round + 1);
    },
  };
}
