import type { Element, ElementContent, Root } from 'hast';
import { common, createLowlight } from 'lowlight';
import { limitDepth } from './limit-depth';

/** The longest block that is highlighted, in code units. Some grammars take quadratic time. */
const maxBlock = 30_000;

/** How many code units of an article are highlighted. */
const maxTotal = 300_000;

/** Levels of `hljs-…` elements in a block. Hostile code could nest them without limit. */
const maxNesting = 20;

/** Embedded languages in a block. The time grows with the cube of their number. */
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
 * Highlights the code blocks of a sanitised tree with highlight.js, in place, if the author names a known language.
 * Detecting the language would be slow and often wrong.
 */
export function highlightCode(tree: Root): void {
  let remaining = maxTotal;
  const walk = (parent: Root | Element): void => {
    for (const child of parent.children) {
      if (child.type !== 'element') continue;
      if (child.tagName === 'pre') remaining -= highlightBlock(child, remaining);
      else walk(child);
    }
  };
  walk(tree);
}

/** Highlights a block of at most `limit` code units; returns how many were highlighted. */
function highlightBlock(pre: Element, limit: number): number {
  const code = pre.children[0];
  if (code?.type !== 'element' || code.tagName !== 'code') return 0;
  const language = languageOf(code);
  const [content] = code.children;
  if (language === null || code.children.length !== 1 || content?.type !== 'text') return 0;
  if (content.value.length > Math.min(limit, maxBlock)) return 0;
  const embedded = content.value.match(/<(?:script|style|\?|%)|\b(?:css|html|gql|graphql)`/gi) ?? [];
  if (embedded.length > maxEmbedded) return 0;
  const result = lowlight.highlight(language, content.value);
  limitDepth(result, maxNesting);
  // A highlighted tree contains only elements and text.
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
