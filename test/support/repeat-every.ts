import assert from 'node:assert/strict';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Answer, Call, CallOptions } from './call';

/** What differs between two answers to the same request, and should. */
const ofOneAnswer = ['x-request-id', 'date'];
/** Targets of more than 8 KiB are refused. */
const maxLength = 8_000;
const unpack: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  gzip: (body) => gunzipSync(body),
  br: (body) => brotliDecompressSync(body),
};

/**
 * Asks everything that can be kept once more, as it is and compressed, conditional and so on in turn, the first time by a URL of
 * its own, which no answer is kept for: an answer that is made and one that was kept must not differ.
 */
export function repeatEvery(call: Call): Call {
  let asked = 0;
  return async (path, wished) => {
    const answer = await call(path, wished);
    const { etag } = answer.headers;
    // A URL of its own is longer.
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
    // Each as it is, and in one of the other forms in turn: there are thousands.
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
