/** A text in the source of a package, and what comes in its place. */
interface Replacement {
  readonly file: RegExp;
  readonly text: string;
  readonly by: string;
}

const depd = /(?:^|\/)node_modules\/depd\/index\.js$/;
const destroy = /(?:^|\/)node_modules\/destroy\/index\.js$/;
const lifecycle = /(?:^|\/)node_modules\/egg-core\/lib\/lifecycle\.js$/;

const replacements: readonly Replacement[] = [
  // Where it was called, for every deprecation that it may warn of one day.
  {
    file: depd,
    text: 'var line = callSite.getLineNumber()\n  var colm = callSite.getColumnNumber()\n',
    by: '',
  },
  {
    file: depd,
    text: 'var site = [file, line, colm]\n',
    by: `var site = [file]
      Object.defineProperty(site, 1, { get: function () { return callSite.getLineNumber() } })
      Object.defineProperty(site, 2, { get: function () { return callSite.getColumnNumber() } })
    `,
  },
  // The name of a function that Egg runs before the start: the line in the bundle adds nothing to it.
  {
    file: lifecycle,
    text: 'utils.getCalleeFromStack(true, 4)',
    by: 'utils.getCalleeFromStack(false, 4)',
  },
  // A class that Node.js loads with all of its streams and promises of files when it is asked for.
  { file: destroy, text: "var ReadStream = require('fs').ReadStream\n", by: '' },
  { file: destroy, text: 'instanceof ReadStream', by: "instanceof require('fs').ReadStream" },
];

/**
 * Lets packages ask later for what takes long and what a start does not need: lines in stack traces, for which V8 counts
 * the lines of the whole bundle, and parts of Node.js that it loads on demand.
 *
 * @throws Error when a package is written in another way than was known
 */
export function askLate(source: string, packagePath: string): string {
  return replacements
    .filter(({ file }) => file.test(packagePath))
    .reduce((changed, { text, by }) => {
      if (!changed.includes(text)) throw new Error(`${packagePath} is without ${text}: see ask-late.ts.`);
      return changed.replace(text, by);
    }, source);
}
