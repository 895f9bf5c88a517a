/** Development: serves the content directory, follows changes, and logs text for people. */
export default {
  casebook: { source: 'directory', log: 'text' },
  localImages: { enable: true },
};
