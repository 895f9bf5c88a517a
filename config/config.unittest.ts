/** Tests: nothing is logged but warnings and errors. */
export default {
  casebook: { log: 'text' },
};
