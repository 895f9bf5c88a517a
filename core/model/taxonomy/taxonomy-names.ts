/** The taxonomies of terms. Collections are not among them, because each article has exactly one. */
export const taxonomyNames = ['category', 'tag', 'author'] as const;
export type TaxonomyName = (typeof taxonomyNames)[number];
