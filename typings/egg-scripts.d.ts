/** egg-scripts comes without types; this is the part that is used. */
declare module 'egg-scripts' {
  export default class EggScripts {
    /** Reads `process.argv` and runs the command named there. */
    start(): void;
  }
}
