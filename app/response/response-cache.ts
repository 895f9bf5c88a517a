import { LRUCache } from 'lru-cache';
import type { Edition } from '../../core/read/catalog/edition';
import { findStableRange, type TimeRange } from '../../core/read/catalog/last-modified';
import { toBuffer } from '../presenter/serialize-body';
import type { ResponseContent } from './build-response';
import { createDoorkeeper } from './doorkeeper';
import { createCachedBody } from './response-body';

/** The content of a response that may be cached, with its path and route for the log and the metrics. */
export interface CacheableResponse {
  readonly content: ResponseContent;
  readonly path: string;
  readonly route: string;
}

/** The content as a request sees it: an edition and the time of the request. */
export interface ContentView {
  readonly edition: Edition;
  /** In ms. */
  readonly now: number;
}

/**
 * A cache of responses by URL, for a single edition. It is valid until the next time at which an article appears,
 * disappears or counts as updated.
 */
export interface ResponseCache {
  /** Returns the cached response for this URL if it is valid for this view. */
  find(url: string, view: ContentView): CacheableResponse | undefined;
  /**
   * Caches a response if it fits, and returns the response to send. Once the cache has evicted something, a URL is cached
   * only at its second request.
   */
  store(url: string, response: CacheableResponse, view: ContentView): CacheableResponse;
  /** In bytes, compressed forms and URLs included. */
  readonly bytes: number;
  readonly size: number;
}

/** The memory of a cached response besides its body and URL, in bytes: objects, headers, map entries. */
const overhead = 2_000;

/**
 * Creates an empty cache.
 *
 * @param maxBytes the total size; 0 disables the cache
 */
export function createResponseCache(maxBytes: number): ResponseCache {
  let hasEvicted = false;
  // A response of more than a quarter would evict too many others.
  const options = { maxSize: maxBytes, maxEntrySize: Math.floor(maxBytes / 4) };
  const dispose = (_response: CacheableResponse, _url: string, reason: LRUCache.DisposeReason) => {
    if (reason === 'evict') hasEvicted = true;
  };
  const cache = maxBytes > 0 ? new LRUCache<string, CacheableResponse>({ ...options, dispose }) : undefined;
  // Most URLs are requested once only. Caching these would evict other responses and make long-lived garbage, which takes a
  // tenth of the time of new lists and gives a p99 of 22 ms (docs/performance.md).
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
      // Free the memory of the outdated responses and of their edition; they never become valid again.
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
      // The URL and the path, with two bytes per character, because they may not be Latin-1.
      let size = content.body.plain.length + url.length * 4 + overhead;
      const body = createCachedBody(toBuffer(content.body.plain), (bytes) => {
        size += bytes;
        // lru-cache reads the size only when a key is added.
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
