/** An answer that can be asked for again with `If-None-Match`. Plain data: stores may keep it as JSON. */
export interface CachedAnswer {
  readonly etag: string;
  /** The text of the body. */
  readonly body: string;
}

/** Keeps answers by URL. A `Map` is one; others may answer with promises. One that fails is done without. */
export interface AnswerStore {
  get(url: string): CachedAnswer | null | undefined | Promise<CachedAnswer | null | undefined>;
  set(url: string, answer: CachedAnswer): unknown;
}

/** A store in memory that forgets the answer that was not asked for the longest, when it holds more than `size`. */
export function createMemoryStore(size: number): AnswerStore {
  const answers = new Map<string, CachedAnswer>();
  return {
    get(url) {
      const answer = answers.get(url);
      if (answer) {
        // A map keeps the order in which its keys came.
        answers.delete(url);
        answers.set(url, answer);
      }
      return answer;
    },
    set(url, answer) {
      answers.delete(url);
      answers.set(url, answer);
      for (const oldest of answers.keys()) {
        if (answers.size <= size) break;
        answers.delete(oldest);
      }
    },
  };
}
