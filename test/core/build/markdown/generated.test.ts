import assert from 'node:assert/strict';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { renderMarkdown } from '../../../../core/build/markdown/render-markdown';
import { generateMarkdown, onlyCjkPunctuation } from './generate-markdown';

const options = { iframeHosts: [], placeholders: {} };
const portion = 5_000;

const voidNames = new Set(['br', 'hr', 'img', 'input', 'wbr', 'source']);

/** Start and end tags in the order in which they are written. */
function tagsAsWritten(html: string): string[] {
  return Array.from(html.matchAll(/<(\/?[a-z][a-z0-9]*)(?:\s[^<>]*)?>/g), ([, name = '']) => name);
}

/** The same for the tree that a browser makes of it. */
function tagsAsParsed(html: string): string[] {
  const tags: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    const isElement = 'tagName' in node;
    if (isElement) tags.push(node.tagName);
    if ('childNodes' in node) node.childNodes.forEach(walk);
    if (isElement && !voidNames.has(node.tagName)) tags.push(`/${node.tagName}`);
  };
  walk(parseFragment(html));
  return tags;
}

/** Ids go, too: the id of a heading tells of its spaces. */
function withoutSpaces(html: string): string {
  return html.replace(/ id="[^"]*"/g, '').replaceAll(' ', '');
}

describe('generated Markdown: Chinese, Latin, punctuation, addresses, emphasis, code, html and tildes', () => {
  for (let start = 0; start < 4 * portion; start += portion) {
    it(`loses no prose, needs no repair, and goes on behind addresses (${start} to ${start + portion - 1})`, function () {
      this.timeout(600_000);
      for (let seed = start; seed < start + portion; seed++) {
        const { markdown, spaced, words, punctuation } = generateMarkdown(seed);
        const { html, text } = renderMarkdown(markdown, options);
        const say = (what: string): string =>
          `seed ${seed}: ${what}\n${markdown}\n---\n${html}\n---\n${text}`;
        for (const word of words) assert.ok(text.includes(word), say(`${word} is missing`));
        assert.equal(onlyCjkPunctuation(text), punctuation, say('punctuation is missing'));
        assert.deepEqual(tagsAsParsed(html), tagsAsWritten(html), say('a browser repairs it'));
        // Without an address there is no space, and it is the same document.
        const behindSpaces = spaced === markdown ? html : renderMarkdown(spaced, options).html;
        assert.equal(
          withoutSpaces(html),
          withoutSpaces(behindSpaces),
          say(`not as behind a space:\n${spaced}`),
        );
      }
    });
  }
});
