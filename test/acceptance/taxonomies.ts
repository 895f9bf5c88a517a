/** The taxonomies whose terms articles carry. */
export const taxonomies = ['category', 'tag', 'author'] as const;
export type Taxonomy = (typeof taxonomies)[number];
