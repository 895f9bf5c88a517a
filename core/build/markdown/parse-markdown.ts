import type { Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { cjkFriendlyExtension } from 'micromark-extension-cjk-friendly';
import { gfmStrikethroughCjkFriendly } from 'micromark-extension-cjk-friendly-gfm-strikethrough';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item';
import { autolinks, autolinksFromMarkdown } from './autolinks';
import { literalTags } from './literal-tags';

const syntax = [
  autolinks(),
  gfmFootnote(),
  gfmTable(),
  gfmTaskListItem(),
  cjkFriendlyExtension(),
  // One tilde is how Chinese writes a range: `1~3 秒`. GFM 6.5 leaves it to the implementation whether it strikes.
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
 * Parses Markdown: CommonMark and GFM, emphasis that may touch CJK punctuation, addresses that end at CJK, and two
 * tildes for strikethrough.
 *
 * @param textAt offsets of `<` that begin no html, whatever follows them
 */
export function parseMarkdown(markdown: string, textAt: ReadonlySet<number> = new Set()): Root {
  return fromMarkdown(markdown, {
    extensions: textAt.size === 0 ? syntax : [...syntax, literalTags(textAt)],
    mdastExtensions: treeExtensions,
  });
}
