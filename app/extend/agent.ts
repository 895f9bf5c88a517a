/**
 * Extensions of Egg's agent, and of its application. Egg's own methods write files at every start, into a folder whose name
 * others can guess, and follow links that lie there. Nothing reads these files.
 */
export default {
  /** Egg's method writes the configuration and the routes. */
  dumpConfig(): void {
    // Writes nothing.
  },

  /** Egg's method writes the duration of each step of the start. */
  dumpTiming(): void {
    // Writes nothing.
  },
};
