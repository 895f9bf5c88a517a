/** A response that can be revalidated with `If-None-Match`. Plain data, so a store may save it as JSON. */
export interface CachedAnswer {
  readonly etag: string;
  /** The text of the body. */
  readonly body: string;
}

/** Stores responses by URL. A `Map` is one; other stores may return promises. If a store fails, the call goes on without it. */
export interface AnswerStore {
  get(url: string): CachedAnswer | null | undefined | Promise<CachedAnswer | null | undefined>;
  set(url: string, response: CachedAnswer): unknown;
}

/** Creates an LRU store in memory. With more than `size` responses it evicts the least recently used one. */
export function createMemoryStore(size: number): AnswerStore {
  const responses = new Map<string, CachedAnswer>();
  return {
    get(url) {
      const response = responses.get(url);
      if (response) {
        // A Map iterates in insertion order, so this moves the entry to the end.
        responses.delete(url);
        responses.set(url, response);
      }
      return response;
    },
    set(url, response) {
      responses.delete(url);
      responses.set(url, response);
      for (const oldest of responses.keys()) {
        if (responses.size <= size) break;
        responses.delete(oldest);
      }
    },
  };
}
