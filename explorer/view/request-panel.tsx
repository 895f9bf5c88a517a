import { useEffect, useState } from 'preact/hooks';
import type { ApiResult } from '../call-api';
import { formatBytes, formatMs } from '../format-number';
import { toClientCode, toCurl, toPath, type ApiRequest } from '../requests';
import { requestFormats, type Code } from '../state';
import { useStore } from '../store';
import type { Call } from '../use-call';

/** The request of the current view, ready to copy, with status, time and size of its last response. */
export function RequestPanel({ call }: { readonly call: Call<unknown> }) {
  const { state, words, navigate } = useStore();
  const { request, result } = call;
  const isOpen = state.open === 'request';
  const text = toText(state.code, request, result);
  return (
    <aside class={`request ${isOpen ? 'is-open' : ''}`} aria-label={words.request}>
      <button
        type="button"
        class="fold"
        aria-expanded={isOpen}
        aria-controls="request"
        onClick={() => {
          navigate({ ...state, open: isOpen ? null : 'request' }, { replace: true });
        }}
      >
        {words.request}
        {result && <StatusBadge result={result} />}
      </button>
      <div id="request" class="folded">
        <h2>{words.request}</h2>
        <div class="segments" role="group" aria-label={words.request}>
          {requestFormats.map((code) => (
            <button
              key={code}
              type="button"
              aria-pressed={code === state.code}
              onClick={() => {
                navigate({ ...state, code }, { replace: true });
              }}
            >
              {words.codes[code]}
            </button>
          ))}
        </div>
        <pre
          class={`code code-${state.code}`}
          tabIndex={0}
          role="region"
          aria-label={words.codes[state.code]}
        >
          <code>{text}</code>
        </pre>
        <div class="row">
          <CopyButton text={text} />
          <button
            type="button"
            onClick={() => {
              call.again();
            }}
          >
            {words.again}
          </button>
        </div>
        {result && <ResponseFacts result={result} />}
      </div>
    </aside>
  );
}

function toText(code: Code, request: ApiRequest, result: ApiResult<unknown> | null): string {
  const { origin } = location;
  if (code === 'url') return origin + toPath(request);
  if (code === 'curl') return toCurl(origin, request);
  if (code === 'client') return toClientCode(origin, request);
  return JSON.stringify(result?.body ?? result?.problem ?? null, null, 2);
}

function StatusBadge({ result }: { readonly result: ApiResult<unknown> }) {
  const isGood = result.status > 0 && result.status < 400;
  return <span class={`status ${isGood ? '' : 'status-bad'}`}>{result.status}</span>;
}

function ResponseFacts({ result }: { readonly result: ApiResult<unknown> }) {
  const { words } = useStore();
  const { status, ms, bytes, wireBytes, etag } = result;
  return (
    <dl class="answer">
      <dt>{words.status}</dt>
      <dd>
        <StatusBadge result={result} />
      </dd>
      <dt>{words.time}</dt>
      <dd>{formatMs(ms)}</dd>
      <dt>{words.size}</dt>
      <dd>
        {formatBytes(bytes)}
        {wireBytes > 0 && wireBytes !== bytes && words.onTheWire(formatBytes(wireBytes))}
      </dd>
      <dt>{words.cache}</dt>
      <dd>{etag === null ? words.none : status === 304 ? words.notModified : words.fresh}</dd>
      {etag !== null && (
        <>
          <dt>ETag</dt>
          <dd class="etag">{etag}</dd>
        </>
      )}
    </dl>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const { words } = useStore();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    setCopied(false);
  }, [text]);
  return (
    <button
      type="button"
      class="primary"
      onClick={() => {
        void copy(text).then(setCopied);
      }}
    >
      <span aria-live="polite">{isCopied ? words.copied : words.copy}</span>
    </button>
  );
}

/** Copies a text. The Clipboard API exists only in secure contexts, so plain HTTP from another host has none. */
async function copy(text: string): Promise<boolean> {
  const { clipboard } = navigator as { clipboard?: Clipboard };
  if (clipboard) {
    return clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  // Without the Clipboard API this is the only way.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const isCopied = document.execCommand('copy');
  area.remove();
  return isCopied;
}
