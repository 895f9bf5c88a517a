import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { htmlFlow, htmlText } from 'micromark-core-commonmark';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import type { Construct, Extension } from 'micromark-util-types';
import { autolinks, autolinksFromMarkdown } from './autolinks';

const syntax = [
  autolinks(),
  gfmFootnote(),
  gfmTable(),
  gfmTaskListItem(),
  cjkFriendlyExtension(),
  // Chinese writes ranges with one tilde: `1~3 秒`. In GFM 6.5 single tildes are optional.
  gfmStrikethroughCjkFriendly({ singleTilde: false }),
];

const treeExtensions = [
  autolinksFromMarkdown(),
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
];

/**
 * Parses Markdown: CommonMark and GFM, with emphasis that may touch CJK punctuation, bare URLs that end at CJK
 * characters, and only double tildes for strikethrough.
 *
 * @param textAt offsets of `<` that are text, whatever follows
 */
export function parseMarkdown(markdown: string, textAt: ReadonlySet<number> = new Set()): Root {
  return fromMarkdown(markdown, {
    extensions: textAt.size === 0 ? syntax : [...syntax, literalTags(textAt)],
    mdastExtensions: treeExtensions,
  });
}

/** Creates a syntax extension that starts neither inline HTML nor an HTML block at these offsets. */
function literalTags(offsets: ReadonlySet<number>): Extension {
  const lessThan = 60;
  return {
    // Constructs are disabled by name, so the replacements below have other names.
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
