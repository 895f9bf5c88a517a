/** Development: articles come from the content directory, and changes are followed. */
export default {
  casebook: { source: 'directory' },
};
