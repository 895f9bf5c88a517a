import assert from 'node:assert/strict';
import { inspectImage } from '../../../../core/build/image/inspect-image';
import { readHeader } from '../../../../core/build/image/read-header';
import { inflate } from '../../../../infra/image-worker';

const xmlns = 'xmlns="http://www.w3.org/2000/svg"';

/** The size of an SVG as `40x30`; null where it has none. */
function sizeOf(svg: string | Uint8Array): string | null {
  const header = readHeader(typeof svg === 'string' ? Buffer.from(svg) : svg);
  return header && `${header.width}x${header.height}`;
}

type Table = readonly { name: string; input: string; expected: string | null }[];

describe('the size of an SVG', () => {
  const attributes: Table = [
    { name: 'pixels', input: 'width="40" height="30"', expected: '40x30' },
    { name: 'single quotes', input: "width='40' height='30'", expected: '40x30' },
    { name: 'spaces around the sign', input: 'width = "40"\n height\t=\n"30"', expected: '40x30' },
    { name: 'spaces within', input: 'width=" 40 " height="\n30\n"', expected: '40x30' },
    { name: 'a size before a viewBox', input: 'width="40" height="30" viewBox="0 0 9 9"', expected: '40x30' },
    { name: 'px', input: 'width="40px" height="30PX"', expected: '40x30' },
    { name: 'in', input: 'width="1in" height="0.5in"', expected: '96x48' },
    { name: 'cm and mm', input: 'width="2.54cm" height="25.4mm"', expected: '96x96' },
    { name: 'quarters of a millimetre', input: 'width="101.6Q" height="101.6q"', expected: '96x96' },
    { name: 'pt and pc', input: 'width="72pt" height="6pc"', expected: '96x96' },
    { name: 'em and ex', input: 'width="2em" height="2ex"', expected: '32x16' },
    { name: 'exponents', input: 'width="1e2" height="5E+1px"', expected: '100x50' },
    { name: 'a negative exponent', input: 'width="400e-1" height="30"', expected: '40x30' },
    { name: 'an em that is no exponent', input: 'width="1em" height="1e1em"', expected: '16x160' },
    { name: 'fractions, rounded', input: 'width="90.4" height="45.5"', expected: '90x46' },
    { name: 'a fraction without a whole', input: 'width="40" height=".6"', expected: '40x1' },
    { name: 'less than half a pixel', input: 'width="40" height="0.1"', expected: '40x1' },
    { name: 'a plus sign', input: 'width="+40" height="30"', expected: '40x30' },
    { name: 'references to characters', input: 'width="&#57;0" height="&#x34;5"', expected: '90x45' },
    {
      name: 'other attributes with such names',
      input: 'data-width="1" stroke-width="2" width="40" height="30"',
      expected: '40x30',
    },
    {
      name: 'the size in another attribute',
      input: `id=' width="1" height="2"' width="40" height="30"`,
      expected: '40x30',
    },
    {
      name: 'a sign of more in a value',
      input: 'aria-label="a > b" width="40" height="30"',
      expected: '40x30',
    },
    { name: 'viewBox with spaces', input: 'viewBox="0 0 90 45"', expected: '90x45' },
    { name: 'viewBox with commas', input: 'viewBox="0,0,90,45"', expected: '90x45' },
    { name: 'viewBox with both', input: 'viewBox="0, 0 , 90 ,45"', expected: '90x45' },
    { name: 'viewBox with many spaces', input: 'viewBox="  0   0\t90  45 "', expected: '90x45' },
    { name: 'viewBox with line breaks', input: 'viewBox="0\n0\r\n90\r45"', expected: '90x45' },
    { name: 'viewBox from elsewhere', input: 'viewBox="-5 -5.5 90 45"', expected: '90x45' },
    { name: 'viewBox with fractions and exponents', input: 'viewBox="0 0 .9e2 45.4"', expected: '90x45' },
    {
      name: 'viewBox and percentages',
      input: 'width="100%" height="50%" viewBox="0 0 90 45"',
      expected: '90x45',
    },
    { name: 'viewBox and auto', input: 'width="auto" height="auto" viewBox="0 0 90 45"', expected: '90x45' },
    {
      name: 'viewBox and lengths of the window',
      input: 'width="50vw" height="5vh" viewBox="0 0 90 45"',
      expected: '90x45',
    },
    {
      name: 'viewBox and no lengths',
      input: 'width="wide" height="" viewBox="0 0 90 45"',
      expected: '90x45',
    },
    {
      name: 'viewBox and negative lengths, which count for nothing',
      input: 'width="-4" height="-3" viewBox="0 0 90 45"',
      expected: '90x45',
    },
    { name: 'a width and the proportions', input: 'width="180" viewBox="0 0 90 45"', expected: '180x90' },
    { name: 'a height and the proportions', input: 'height="90" viewBox="0 0 90 45"', expected: '180x90' },
    {
      name: 'a width, a percentage and the proportions',
      input: 'width="100" height="100%" viewBox="0 0 3 2"',
      expected: '100x67',
    },
    {
      name: 'viewBox that is not to be kept',
      input: 'viewBox="0 0 90 45" preserveAspectRatio="none"',
      expected: '90x45',
    },
    { name: 'viewBox in small letters, which is another name', input: 'viewbox="0 0 90 45"', expected: null },
    { name: 'viewBox of three numbers', input: 'viewBox="0 90 45"', expected: null },
    { name: 'viewBox of five numbers', input: 'viewBox="0 0 90 45 1"', expected: null },
    { name: 'viewBox with two commas', input: 'viewBox="0,,0 90 45"', expected: null },
    { name: 'viewBox with units', input: 'viewBox="0 0 90px 45px"', expected: null },
    { name: 'viewBox with a zero', input: 'viewBox="0 0 90 0"', expected: null },
    { name: 'viewBox with a negative side', input: 'viewBox="0 0 -90 45"', expected: null },
    { name: 'an empty viewBox', input: 'viewBox=""', expected: null },
    { name: 'nothing', input: '', expected: null },
    { name: 'a width alone', input: 'width="40"', expected: null },
    { name: 'percentages alone', input: 'width="100%" height="100%"', expected: null },
    { name: 'a width of zero', input: 'width="0" height="30"', expected: null },
    {
      name: 'a width of zero with a viewBox',
      input: 'width="0px" height="30" viewBox="0 0 90 45"',
      expected: null,
    },
    { name: 'a negative width', input: 'width="-40" height="30"', expected: null },
    { name: 'auto alone', input: 'width="auto" height="30"', expected: null },
    { name: 'a unit that is none', input: 'width="40qx" height="30"', expected: null },
    { name: 'two numbers', input: 'width="40 40" height="30"', expected: null },
    { name: 'a number that ends in a point', input: 'width="40." height="30"', expected: null },
    { name: 'more than is believed', input: 'width="1e9" height="30"', expected: null },
    { name: 'more than a number can be', input: 'width="1e999" height="30"', expected: null },
    { name: 'an attribute twice', input: 'width="40" width="50" height="30"', expected: null },
    { name: 'no quotes', input: 'width=40 height=30', expected: null },
    { name: 'an entity that is not declared', input: 'width="&w;" height="30"', expected: null },
    { name: 'a prefix that is not declared', input: 'width="40" height="30" x:y="1"', expected: null },
  ];
  for (const { name, input, expected } of attributes) {
    it(`is ${expected ?? 'not told'}: ${name}`, () => {
      assert.equal(sizeOf(`<svg ${xmlns} ${input}><path d="M0 0"/></svg>`), expected);
    });
  }

  const svg = `<svg ${xmlns} width="40" height="30"></svg>`;
  const declared = (declarations: string, width: string) =>
    `<!DOCTYPE svg [${declarations}]><svg ${xmlns} width="${width}" height="30"/>`;
  const documents: Table = [
    {
      name: 'a comment with a size before the root',
      input: `<!-- <svg width="1" height="2"> -->${svg}`,
      expected: '40x30',
    },
    {
      name: 'an instruction with a size before the root',
      input: `<?x <svg width="1" height="2"> ?>\n${svg}`,
      expected: '40x30',
    },
    {
      name: 'a declaration',
      input: `<?xml version="1.0" encoding='utf-8' standalone="no"?>\r\n${svg}`,
      expected: '40x30',
    },
    {
      name: 'a document type',
      input: `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${svg}`,
      expected: '40x30',
    },
    {
      name: 'a document type with a size',
      input: `<!DOCTYPE svg [<!-- <svg width="1" height="2"> -->]>${svg}`,
      expected: '40x30',
    },
    {
      name: 'a root with a prefix',
      input: '<svg:svg xmlns:svg="http://www.w3.org/2000/svg" width="40" height="30"/>',
      expected: '40x30',
    },
    { name: 'a root without a namespace', input: '<svg width="40" height="30"/>', expected: '40x30' },
    {
      name: 'an SVG within',
      input: `<svg ${xmlns} viewBox="0 0 40 30"><svg width="1" height="2"/></svg>`,
      expected: '40x30',
    },
    {
      name: 'an SVG within one without a size',
      input: `<svg ${xmlns}><svg width="1" height="2"/></svg>`,
      expected: null,
    },
    {
      name: 'character data with a size',
      input: `<svg ${xmlns} viewBox="0 0 40 30"><![CDATA[<svg width="1" height="2">]]></svg>`,
      expected: '40x30',
    },
    { name: 'a start tag alone', input: `<svg ${xmlns} width="40" height="30">`, expected: '40x30' },
    {
      name: 'what is no XML any more behind the start tag',
      input: `<svg ${xmlns} width="40" height="30"><a b=c></x>&`,
      expected: '40x30',
    },
    { name: 'a start tag that does not end', input: `<svg ${xmlns} width="40" height="30"`, expected: null },
    { name: 'another root', input: `<html><svg ${xmlns} width="40" height="30"/></html>`, expected: null },
    {
      name: 'a root of another namespace',
      input: '<svg xmlns="http://example.com/" width="40" height="30"/>',
      expected: null,
    },
    { name: 'a root in capitals', input: `<SVG ${xmlns} width="40" height="30"/>`, expected: null },
    { name: 'text before the root', input: `svg ${svg}`, expected: null },
    {
      name: 'a declaration that does not stand at the start',
      input: `\n<?xml version="1.0"?>${svg}`,
      expected: null,
    },
    { name: 'a comment that does not end', input: `<!-- ${svg}`, expected: null },
    { name: 'an entity', input: declared('<!ENTITY w "90">', '&w;'), expected: '90x30' },
    {
      name: 'the first of two entities',
      input: declared(`<!ENTITY w '90'><!ENTITY w '9'>`, '&w;'),
      expected: '90x30',
    },
    {
      name: 'an entity of entities',
      input: declared('<!ENTITY a "9"><!ENTITY w "&a;&#48;">', '&w;'),
      expected: '90x30',
    },
    {
      name: 'an entity in a comment',
      input: declared('<!-- <!ENTITY w "9"> --><!ENTITY w "90">', '&w;'),
      expected: '90x30',
    },
    {
      name: 'an entity within another',
      input: declared(`<!ENTITY v '<!ENTITY w "9">'><!ENTITY w "90">`, '&w;'),
      expected: '90x30',
    },
    {
      name: 'an entity of another file',
      input: declared('<!ENTITY w SYSTEM "file:///etc/hostname">', '&w;'),
      expected: null,
    },
    { name: 'an entity of itself', input: declared('<!ENTITY w "&w;">', '&w;'), expected: null },
    { name: 'an entity of parameters', input: declared('<!ENTITY % w "90">', '&w;'), expected: null },
    {
      name: 'an entity as the namespace',
      input:
        '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;" width="40" height="30"/>',
      expected: '40x30',
    },
  ];
  for (const { name, input, expected } of documents) {
    it(`is ${expected ?? 'not told'} with ${name}`, () => {
      assert.equal(sizeOf(input), expected);
    });
  }

  const bigEndian = Buffer.from(`\ufeff${svg}`, 'utf16le').swap16();
  const encodings: readonly (readonly [name: string, bytes: Uint8Array])[] = [
    ['UTF-8 with a mark', Buffer.from(`\ufeff${svg}`)],
    ['UTF-16 with a mark', Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${svg}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(svg, 'utf16le')],
    ['UTF-16, the high byte first', bigEndian],
    ['UTF-16, the high byte first, without a mark', bigEndian.subarray(2)],
    ['UTF-8 that says it is UTF-16', Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${svg}`)],
    ['Latin 1', Buffer.from(`<?xml version="1.0" encoding="iso-8859-1"?><!-- é -->${svg}`, 'latin1')],
    [
      'GBK',
      Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="GBK"?><!--'),
        Buffer.from('cdbc', 'hex'),
        Buffer.from(`-->${svg}`),
      ]),
    ],
    ['an encoding that nobody knows', Buffer.from(`<?xml version="1.0" encoding="x-none"?>${svg}`)],
    ['bytes that are no text', Buffer.concat([Buffer.from(svg), Buffer.from([0xff, 0xfe, 0])])],
  ];
  for (const [name, bytes] of encodings) {
    it(`is read from ${name}`, () => {
      assert.equal(sizeOf(bytes), '40x30');
    });
  }

  it('is read from the beginning of a large file', () => {
    const large = Buffer.concat([Buffer.from(svg.replace('</svg>', '')), Buffer.alloc(20_000_000, '<g/>')]);
    assert.equal(sizeOf(large), '40x30');
    assert.equal(sizeOf(`<!--${' '.repeat(2_000_000)}-->${svg}`), null);
  });

  it('lets no entity grow', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    const laughs = names.map((name, i) => {
      const before = i === 0 ? 'ha' : `&${names[i - 1] ?? ''};`.repeat(10);
      return `<!ENTITY ${name} "${before}">`;
    });
    const document = `<!DOCTYPE svg [${laughs.join('')}]><svg ${xmlns} width="40" height="30">&j;</svg>`;
    assert.equal(sizeOf(document), '40x30');
    assert.equal(sizeOf(document.replace('<svg', '<svg id="&c;"')), null);
    const unclosed = `<!DOCTYPE svg [${'<!ENTITY a "'.repeat(80_000)}`;
    assert.equal(sizeOf(unclosed), null);
  });

  const script = `<svg ${xmlns} width="40" height="30"><script>alert(1)</script></svg>`;
  const unsafe: readonly (readonly [name: string, svg: Uint8Array])[] = [
    ['an entity', Buffer.from(declared('<!ENTITY w "40">', '&w;'))],
    ['UTF-16', Buffer.from(`\ufeff${script}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(script, 'utf16le')],
    ['UTF-16 without a mark, the high byte first', Buffer.from(script, 'utf16le').swap16()],
    ['another encoding', Buffer.from(`<?xml version="1.0" encoding="utf-7"?>${svg}`)],
    [
      'an attribute that its declarations add',
      Buffer.from(`<!DOCTYPE svg PUBLIC "a>b" "c" [<!ATTLIST svg onload CDATA "alert(1)">]>${svg}`),
    ],
    [
      'a script with a prefix',
      Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg" width="40" height="30"><s:script/></s:svg>'),
    ],
  ];
  for (const [name, bytes] of unsafe) {
    it(`is told of one that is not served, too: ${name}`, () => {
      const { facts, isSafe, problems } = inspectImage(bytes, inflate);
      const rules = problems.map(({ rule }) => rule);
      assert.deepEqual([facts?.width, facts?.height, isSafe, rules], [40, 30, false, ['image-unsafe']]);
    });
  }
});
