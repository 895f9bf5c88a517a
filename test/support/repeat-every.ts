import assert from 'node:assert/strict';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Answer, Call, CallOptions } from './call';

/** Headers that may differ between two responses to the same request. */
const ofOneAnswer = ['x-request-id', 'date'];
/** The server rejects targets over 8 KiB. */
const maxLength = 8_000;
const unpack: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gunzipSync(body),
  br: (body) => brotliDecompressSync(body),
};

/**
 * Repeats every cacheable request: as it is, and in turn compressed, conditional and so on. The first request has a unique
 * URL, which is not cached. A new and a cached response must not differ.
 */
export function repeatEvery(call: Call): Call {
  let asked = 0;
  return async (path, wished) => {
    const answer = await call(path, wished);
    const { etag } = answer.headers;
    // The unique URL is longer.
    if (etag === undefined || path.includes('#') || path.length > maxLength) return answer;
    const modified = answer.headers['last-modified'];
    const forms: CallOptions[] = [
      { headers: { 'accept-encoding': 'gzip' } },
      { headers: { 'accept-encoding': 'br, gzip' } },
      { headers: { origin: 'https://a.example', traceparent: 'none' } },
      { headers: { 'if-none-match': etag, 'accept-encoding': 'br' } },
      { headers: { 'if-none-match': '"other"' } },
      ...(modified === undefined ? [] : [{ headers: { 'if-modified-since': modified } }]),
      { method: 'HEAD' },
      { method: 'HEAD', headers: { 'accept-encoding': 'gzip' } },
    ];
    // Each as it is, and in one of the other representations in turn, because there are thousands.
    const form = forms[asked % forms.length];
    for (const options of form ? [{}, form] : [{}]) {
      const made = await call(`${path}${path.includes('?') ? '&' : '?'}_=${asked++}`, options);
      const kept = await call(path, options);
      const about = `${path} ${JSON.stringify(options)}`;
      assert.deepEqual(comparable(kept), comparable(made), about);
      assert.equal(kept.headers.etag, etag, about);
    }
    return answer;
  };
}

function comparable({ status, headers, body }: Answer) {
  const kept = Object.entries(headers).filter(([name]) => !ofOneAnswer.includes(name));
  const unpacked = body.length > 0 ? unpack[headers['content-encoding'] ?? '']?.(body) : undefined;
  return { status, headers: Object.fromEntries(kept), body: (unpacked ?? body).toString('base64') };
}
