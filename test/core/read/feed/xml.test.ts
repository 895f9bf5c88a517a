import assert from 'node:assert/strict';
import fc from 'fast-check';
import { element, escapeXml, textElement } from '../../../../core/read/feed/xml';
import { readXml } from '../../../support/read-xml';

/** Any text that XML 1.0 can hold. */
const legal = fc
  .string({ unit: 'binary' })
  .map((text) => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));

describe('escapeXml', () => {
  const cases = [
    { name: 'signs of its own', text: `<b a="1">&amp;</b> 'x'`, read: `<b a="1">&amp;</b> 'x'` },
    { name: 'the end of a section', text: ']]>', read: ']]>' },
    { name: 'a character of two halves', text: '🤸 𠮷', read: '🤸 𠮷' },
    { name: 'a vertical tab', text: 'a\u000bb', read: 'ab' },
    { name: 'U+0000 and U+001F', text: '\u0000a\u001f', read: 'a' },
    { name: 'U+FFFE and U+FFFF', text: 'a\ufffe\uffffb', read: 'ab' },
    { name: 'halves alone', text: 'a\ud83eb\udd38c', read: 'abc' },
    { name: 'U+007F and U+0085, which are allowed', text: '\u007f\u0085', read: '\u007f\u0085' },
    { name: 'a carriage return, which readers would turn into a line feed', text: 'a\r\nb', read: 'a\r\nb' },
  ];
  for (const { name, text, read } of cases) {
    it(`lets readers see ${name}`, () => {
      assert.equal(readXml(`<x>${escapeXml(text)}</x>`).text, read);
    });
  }

  it('brings every text through that XML can hold, between tags and in attributes', () => {
    fc.assert(
      fc.property(legal, legal, (text, value) => {
        const { text: found, attributes } = readXml(textElement('x', text, { a: value }));
        assert.deepEqual({ found, a: attributes.a }, { found: text, a: value });
      }),
    );
  });

  it('writes XML whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readXml(element('x', [textElement('y', text)], { a: text }));
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        readXml(textElement('x', String.fromCharCode(...units)));
      }),
    );
  });
});
