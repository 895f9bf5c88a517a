import { LRUCache } from 'lru-cache';
import type { Edition } from '../../core/read/catalog/edition';
import { findStableRange, type TimeRange } from '../../core/read/catalog/last-modified';
import { toBuffer } from '../presenter/serialize-body';
import type { ResponseContent } from './build-response';
import { createDoorkeeper } from './doorkeeper';
import { createCachedBody } from './response-body';

/** The content of a response that may be cached, and what the log and the metrics call it. */
export interface CacheableResponse {
  readonly content: ResponseContent;
  readonly path: string;
  readonly route: string;
}

/** The edition and the time that a request is judged by. */
export interface ContentView {
  readonly edition: Edition;
  /** In ms. */
  readonly now: number;
}

/**
 * Responses by URL as sent, of one edition of the content, as long as nothing about them can change: until the next time at
 * which an article appears, disappears or counts as updated.
 */
export interface ResponseCache {
  /** What is cached for this URL and still right. */
  find(url: string, view: ContentView): CacheableResponse | undefined;
  /**
   * Caches a response if it fits, and returns it as it is to be sent. Once the cache has evicted something, a URL is cached
   * only at its second request.
   */
  store(url: string, response: CacheableResponse, view: ContentView): CacheableResponse;
  /** In bytes, compressed forms and URLs included. */
  readonly bytes: number;
  readonly size: number;
}

/** What a cached response takes besides its body and its URL, in bytes: objects, headers, places in maps. */
const overhead = 2_000;

/**
 * Creates an empty cache.
 *
 * @param maxBytes for all; 0 caches nothing
 */
export function createResponseCache(maxBytes: number): ResponseCache {
  let hasEvicted = false;
  // A response of more than a quarter would evict too many others.
  const options = { maxSize: maxBytes, maxEntrySize: Math.floor(maxBytes / 4) };
  const dispose = (_response: CacheableResponse, _url: string, reason: LRUCache.DisposeReason) => {
    if (reason === 'evict') hasEvicted = true;
  };
  const cache = maxBytes > 0 ? new LRUCache<string, CacheableResponse>({ ...options, dispose }) : undefined;
  // Most URLs that are asked for once are never asked for again. Cached, they would evict what is, and become garbage that
  // lives long: a tenth of the time of new lists, and a p99 of 22 ms (docs/performance.md).
  const seenBefore = createDoorkeeper();
  let edition: Edition | undefined;
  let range: TimeRange = { from: 0, until: 0 };
  const holds = (view: ContentView) =>
    view.edition === edition && view.now >= range.from && view.now < range.until;
  const clear = () => {
    cache?.clear();
    hasEvicted = false;
    edition = undefined;
  };

  return {
    find(url, view) {
      if (holds(view)) return cache?.get(url);
      // What is out of date is never right again, and neither it nor its edition should take memory.
      if (edition) clear();
      return undefined;
    },
    store(url, response, view) {
      const { content, path, route } = response;
      if (!cache || content.body === null) return response;
      if (!holds(view)) {
        clear();
        ({ edition } = view);
        range = findStableRange(edition, view.now);
      }
      if (hasEvicted && !seenBefore(url)) return response;
      // Two bytes a character: a path in the log may not be Latin-1.
      let size = content.body.plain.length + url.length * 4 + overhead;
      const body = createCachedBody(toBuffer(content.body.plain), (bytes) => {
        size += bytes;
        // The cache weighs a value when it is set under a new key.
        if (cache.peek(url) === cached && cache.delete(url)) cache.set(url, cached, { size });
      });
      // Copies, so that cached objects have their own allocation sites. V8 decides per site whether objects start in the old
      // generation; a shared site would put short-lived ones there.
      const headers = content.headers.slice();
      const cached = { content: { ...content, headers, body, headerTemplates: {} }, path, route };
      cache.set(url, cached, { size });
      return cached;
    },
    get bytes() {
      return cache?.calculatedSize ?? 0;
    },
    get size() {
      return cache?.size ?? 0;
    },
  };
}
