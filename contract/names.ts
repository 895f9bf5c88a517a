/** The fixed names of the contract. Nothing is imported here, so that pages in a browser can use them. */

/** What articles have names of and can be filtered by. An article is in one collection and has any number of the others. */
export const kindNames = ['collection', 'category', 'tag', 'author'] as const;
export type KindName = (typeof kindNames)[number];

/** What can be counted within a result. */
export const facetValues = [...kindNames, 'year'] as const;
export type FacetName = (typeof facetValues)[number];

/** The orders that a list can have. */
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

/** The forms that `content` can have. */
export const formatValues = ['html', 'markdown', 'text'] as const;
export type Format = (typeof formatValues)[number];
