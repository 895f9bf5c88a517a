/** egg-scripts has no types; these are the used ones. */
declare module 'egg-scripts' {
  export default class EggScripts {
    /** Runs the command in `process.argv`. */
    start(): void;
  }
}
