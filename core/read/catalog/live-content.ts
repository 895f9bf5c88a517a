import type { Catalog } from './catalog';
import { createEdition, type Edition } from './edition';

/** A catalog and the edition of it that holds now. */
export interface LiveContent {
  readonly catalog: Catalog;
  /** The edition that holds at `now`, in ms; the last one is kept, so asking again costs nothing. */
  editionAt(now: number): Edition;
}

/** Opens a catalog to readers. */
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
