/** The file, directly in the content directory, that says more about terms. */
export const taxonomyFile = 'taxonomy.yml';
