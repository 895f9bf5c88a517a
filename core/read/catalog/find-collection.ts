import type { Catalog } from './catalog';

/** The number of a collection by its name or an alias, which compare exactly. */
export function findCollection(catalog: Catalog, name: string): number | undefined {
  const exact = catalog.collections.findIndex((term) => term.name === name);
  // A folder's own name comes before an alias that another one claims.
  const number = exact === -1 ? catalog.collections.findIndex((term) => term.aliases.includes(name)) : exact;
  return number === -1 ? undefined : number;
}
