import type { Catalog } from './catalog';
import { createEdition, type Edition } from './edition';

/** A catalog and its current edition. */
export interface LiveContent {
  readonly catalog: Catalog;
  /** The edition as of `now`, in ms. The last edition is cached until its visibility changes. */
  editionAt(now: number): Edition;
}

/** Creates the live content of a catalog. */
export function createLiveContent(catalog: Catalog): LiveContent {
  let current: Edition | undefined;
  return {
    catalog,
    editionAt(now) {
      if (!current || now < current.validFrom || now >= current.validUntil)
        current = createEdition(catalog, now);
      return current;
    },
  };
}
