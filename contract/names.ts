/** The fixed names of the contract. This file imports nothing, so that the explorer can use it in a browser. */

/** The taxonomies, by which articles can be filtered. An article has one collection and any number of the other terms. */
export const kindNames = ['collection', 'category', 'tag', 'author'] as const;
export type KindName = (typeof kindNames)[number];

/** The facets of a list. */
export const facetValues = [...kindNames, 'year'] as const;
export type FacetName = (typeof facetValues)[number];

/** The orders of a list. */
export const sortValues = [
  '-date',
  'date',
  'title',
  '-title',
  '-updatedAt',
  'updatedAt',
  'relevance',
] as const;
export type Sort = (typeof sortValues)[number];

/** The formats of `content`. */
export const formatValues = ['html', 'markdown', 'text'] as const;
export type Format = (typeof formatValues)[number];
