/** Tests: logs only warnings and errors. */
export default {
  casebook: { log: 'text' },
};
