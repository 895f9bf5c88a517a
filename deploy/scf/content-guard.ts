import type { DecodedSnapshot } from '../../core/format/snapshot/decode-snapshot';
import { createZone } from '../../core/model/time/zone';
import { createCatalog } from '../../core/read/catalog/catalog';
import { countStored } from '../../core/read/catalog/count-stored';

/** What the operator accepts of content that goes live. */
export interface ContentAllowance {
  /** How many errors it may have. */
  readonly errors: number;
  /** Whether it may have far fewer articles than the content that is live. */
  readonly shrinking: boolean;
}

/** Content must have this share, in percent, of the public articles of the content that is live. */
const leastPercent = 80;

/** Returns a sentence for each reason why content must not go live, whatever is live. */
export function findContentProblems({ header }: DecodedSnapshot, allowance: ContentAllowance): string[] {
  const { articles, findings } = header;
  const empty = 'The content has no article. Build it again with the CONTENT_DIR that has the collections.';
  const faulty =
    `The content has errors: ${findings.errors}, and ${allowance.errors} are allowed. Articles are missing from it. ` +
    `Correct what npm run check names, or add --allow-errors ${findings.errors}.`;
  return [...(articles === 0 ? [empty] : []), ...(findings.errors > allowance.errors ? [faulty] : [])];
}

/** Counts the articles of a snapshot that are public at a time, in ms, in the zone that it was built for. */
export function countPublic(snapshot: DecodedSnapshot, now: number): number {
  return countStored(createCatalog(snapshot, createZone(snapshot.header.zone ?? 'UTC')), now).public;
}

/**
 * Returns a sentence if content has so few public articles that some were probably lost; undefined if it has enough, or the
 * operator accepts it.
 *
 * @param live how many the content has that is live
 */
export function findLoss(articles: number, live: number, allowance: ContentAllowance): string | undefined {
  if (allowance.shrinking || articles * 100 >= live * leastPercent) return undefined;
  return (
    `The content has ${articles} public articles, and the content that is live has ${live}: below ${leastPercent} %. ` +
    'See whether CONTENT_DIR is complete, and build again. If they were removed on purpose, add --yes-shrink.'
  );
}
