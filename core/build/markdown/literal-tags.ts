import { htmlFlow, htmlText } from 'micromark-core-commonmark';
import type { Construct, Extension } from 'micromark-util-types';

const lessThan = 60;

/**
 * Makes a syntax extension that reads the `<` at these offsets as text, so that neither inline html nor a block of html
 * begins there.
 */
export function literalTags(offsets: ReadonlySet<number>): Extension {
  return {
    // Constructs are switched off by name; the two below stand in for them.
    disable: { null: ['htmlFlow', 'htmlText'] },
    flow: { [lessThan]: exceptAt(htmlFlow, offsets) },
    text: { [lessThan]: exceptAt(htmlText, offsets) },
  };
}

function exceptAt(construct: Construct, offsets: ReadonlySet<number>): Construct {
  return {
    ...construct,
    name: `${construct.name ?? ''}Unlisted`,
    tokenize(effects, ok, nok) {
      return offsets.has(this.now().offset) ? nok : construct.tokenize.call(this, effects, ok, nok);
    },
  };
}
