/** Takes the place of the methods by which Egg writes files about itself at every start; nobody reads them. */
export default {
  /** Writes nothing; Egg writes its configuration and its routes to `rundir`. */
  dumpConfig(): void {
    // Nothing to do.
  },

  /** Writes nothing; Egg writes to `rundir` what each step of the start took. */
  dumpTiming(): void {
    // Nothing to do.
  },
};
