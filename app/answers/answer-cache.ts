import type { Edition } from '../../core/read/catalog/edition';
import { findSteadySpan, type Span } from '../../core/read/catalog/last-modified';
import { toBuffer, type Bytes } from '../presenter/to-bytes';
import type { Encoding } from './choose-encoding';
import { keepByBytes } from './keep-by-bytes';
import { openNotes } from './open-notes';
import { openBody, passBody, type ReadyBody } from './ready-body';

/** What an answer says, without what each request changes. */
export interface AnswerParts {
  readonly body: Bytes;
  readonly contentType: string;
  readonly etag: string;
  /** As in the header; empty where there is none. */
  readonly lastModified: string;
  /** Names and values in turns, of those that 200 and 304 have alike. */
  readonly headers: readonly string[];
  /** For the log and the metrics. */
  readonly path: string;
  readonly route: string;
}

/** An answer that can be sent as it is. */
export interface ReadyAnswer extends Omit<AnswerParts, 'body'> {
  readonly body: ReadyBody;
  /** The head of each form that was sent, filled for the last request; null where nothing is kept. See `fillHead`. */
  readonly heads: Partial<Record<Encoding | 'plain' | 'none', string[]>> | null;
}

/** The moment and the content that a request is judged by. */
export interface Judgement {
  readonly edition: Edition;
  /** In ms. */
  readonly now: number;
}

/**
 * Answers of one edition of the content, by URL as sent, as long as nothing about them can change: until the next
 * moment at which an article appears, disappears or counts as updated.
 */
export interface AnswerCache {
  /** What is kept for this URL and still right. */
  find(url: string, judgement: Judgement): ReadyAnswer | undefined;
  /** Makes an answer ready, and keeps it if it fits: where others would have to go, when it is asked for again. */
  keep(url: string, parts: AnswerParts, judgement: Judgement): ReadyAnswer;
  /** In bytes, with what is about them. */
  readonly bytes: number;
  readonly size: number;
}

/** What a kept answer takes besides its body and its names, in bytes: objects, headers, places in maps. */
const overhead = 2_000;

/**
 * Opens an empty cache.
 *
 * @param maxBytes for all; 0 keeps nothing
 */
export function openAnswerCache(maxBytes: number): AnswerCache {
  const kept = keepByBytes<ReadyAnswer>(maxBytes);
  const wasNoted = openNotes();
  let edition: Edition | undefined;
  let span: Span = { from: 0, until: 0 };
  const holds = (judgement: Judgement) =>
    judgement.edition === edition && judgement.now >= span.from && judgement.now < span.until;

  return {
    find(url, judgement) {
      if (holds(judgement)) return kept.get(url);
      // What is out of date is never right again, and neither it nor its edition should take memory.
      if (kept.size > 0) kept.clear();
      edition = undefined;
      return undefined;
    },
    keep(url, parts, judgement) {
      if (maxBytes === 0) return pass(parts);
      if (!holds(judgement)) {
        kept.clear();
        ({ edition } = judgement);
        span = findSteadySpan(edition, judgement.now);
      }
      if (kept.isCrowded && !wasNoted(url)) return pass(parts);
      const body = openBody(toBuffer(parts.body), (bytes) => {
        if (kept.get(url)?.body === body) kept.grow(url, bytes);
      });
      // Copies: V8 learns where objects are made that live long, and takes all that are made there for such.
      const answer = { ...parts, headers: parts.headers.slice(), body, heads: {} };
      // Two bytes a character: a path in the log may not be Latin-1.
      kept.set(url, answer, parts.body.length + url.length * 4 + overhead);
      return answer;
    },
    get bytes() {
      return kept.bytes;
    },
    get size() {
      return kept.size;
    },
  };
}

/**
 * An answer that is sent once. Its properties are named one by one: objects that are spread count as made in one place,
 * those that are kept among them.
 */
function pass({ body, contentType, etag, lastModified, headers, path, route }: AnswerParts): ReadyAnswer {
  return { contentType, etag, lastModified, headers, path, route, body: passBody(body), heads: null };
}
