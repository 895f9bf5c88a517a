import type { Element, ElementContent, Root } from 'hast';
import { common, createLowlight } from 'lowlight';
import { limitDepth } from './limit-depth';

/** Code units beyond which a block stays plain: nobody reads it, and some grammars take quadratic time. */
const maxBlock = 30_000;

/** Code units that are highlighted in one article, after which the rest stays plain. */
const maxTotal = 300_000;

/** Levels of `hljs-…` elements in one block; hostile code nests them without end. */
const maxNesting = 20;

/** Languages within the language: each one is highlighted anew, with time that grows with the cube of their number. */
const maxEmbedded = 20;

const lowlight = createLowlight(common);
lowlight.registerAlias({
  bash: ['console'],
  ini: ['env'],
  javascript: ['node'],
  json: ['json5'],
  xml: ['vue', 'wxml'],
});

/**
 * Adds the elements of highlight.js to the code blocks of a sanitised tree, in place; only where the author names a
 * language that is known, since guessing is slow and often wrong.
 */
export function highlightCode(tree: Root): void {
  let rest = maxTotal;
  const walk = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'pre') rest -= highlightBlock(child, rest);
      else walk(child);
    }
  };
  walk(tree);
}

/** Highlights one block of at most `limit` code units; returns how many it was. */
function highlightBlock(pre: Element, limit: number): number {
  const code = pre.children[0];
  if (code?.type !== 'element' || code.tagName !== 'code') return 0;
  const language = languageOf(code);
  const [content] = code.children;
  if (language === null || code.children.length !== 1 || content?.type !== 'text') return 0;
  if (content.value.length > Math.min(limit, maxBlock)) return 0;
  if (
    (content.value.match(/<(?:script|style|\?|%)|\b(?:css|html|gql|graphql)`/gi)?.length ?? 0) > maxEmbedded
  )
    return 0;
  const result = lowlight.highlight(language, content.value);
  limitDepth(result, maxNesting);
  // A highlighted tree holds nothing but elements and text.
  code.children = result.children as ElementContent[];
  code.properties.className = ['hljs', `language-${language}`];
  return content.value.length;
}

function languageOf(code: Element): string | null {
  const { className } = code.properties;
  const name = Array.isArray(className) ? (className[0] ?? '') : '';
  const language = name.startsWith('language-') ? name.slice('language-'.length) : '';
  return language !== '' && lowlight.registered(language) ? language : null;
}
