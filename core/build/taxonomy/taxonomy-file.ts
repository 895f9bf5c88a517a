/** The file in the content directory that describes terms and collections. */
export const taxonomyFile = 'taxonomy.yml';
