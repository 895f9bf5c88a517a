/** The taxonomies whose terms articles carry; collections are apart, as every article has exactly one. */
export const taxonomyNames = ['category', 'tag', 'author'] as const;
export type TaxonomyName = (typeof taxonomyNames)[number];
