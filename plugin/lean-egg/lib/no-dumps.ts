/** Replaces the methods by which Egg writes diagnostic files at every start; nothing reads these files. */
export default {
  /** Egg's method writes configuration and routes to `rundir`. */
  dumpConfig(): void {
    // Writes nothing.
  },

  /** Egg's method writes the duration of each startup step to `rundir`. */
  dumpTiming(): void {
    // Writes nothing.
  },
};
