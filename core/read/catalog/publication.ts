import type { Catalog } from './catalog';
import { openEdition, type Edition } from './edition';

/** A catalog and the edition of it that holds now. */
export interface Publication {
  readonly catalog: Catalog;
  /** The edition that holds at `now`, in ms; the last one is kept, so asking again costs nothing. */
  editionAt(now: number): Edition;
}

/** Opens a catalog to readers. */
export function openPublication(catalog: Catalog): Publication {
  let current: Edition | undefined;
  return {
    catalog,
    editionAt(now) {
      if (!current || now < current.validFrom || now >= current.validUntil)
        current = openEdition(catalog, now);
      return current;
    },
  };
}
