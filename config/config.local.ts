/** Development: articles come from the content directory, changes are followed, and people read the log. */
export default {
  casebook: { source: 'directory', log: 'text' },
  localImages: { enable: true },
};
