import fc from 'fast-check';
import assert from 'node:assert/strict';
import { toWords } from '../../../../core/build/finding/to-message';
import { checkSvg } from '../../../../core/build/image/check-svg';
import { anSvg } from '../../../support/images';

/** What is found in an SVG as `1:2 the element <script>`; null where it is safe. */
function check(svg: string | Uint8Array): string | null {
  const problem = checkSvg(typeof svg === 'string' ? Buffer.from(svg) : svg);
  return problem && `${problem.line}:${problem.column} ${toWords(problem.found, 'en')}`;
}

const xlink = 'xmlns:xlink="http://www.w3.org/1999/xlink"';

/** What is found in an SVG with this in a line of its own. */
function checkInside(inside: string): string | null {
  return check(anSvg(`\n${inside}\n`, xlink));
}

describe('what an SVG may have', () => {
  const drawings: readonly (readonly [name: string, svg: string])[] = [
    [
      'Inkscape',
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="10mm" height="10mm" version="1.1" inkscape:version="1.3" sodipodi:docname="a.svg" xml:space="preserve"
  xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:osb="http://www.openswatchbook.org/uri/2009/osb">
  <sodipodi:namedview id="base" pagecolor="#ffffff" showgrid="false"><inkscape:grid type="xygrid"/></sodipodi:namedview>
  <svg:defs><linearGradient id="g" osb:paint="solid"><stop style="stop-color:#000"/></linearGradient></svg:defs>
  <metadata><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
    <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/><dc:title/></cc:Work></rdf:RDF></metadata>
  <g inkscape:groupmode="layer" style="display:inline;fill:url(#g);-inkscape-font-specification:'Sans Bold'">
    <path d="M0 0" sodipodi:nodetypes="cc"/></g>
</svg>`,
    ],
    [
      'Illustrator',
      `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" xmlns="http://www.w3.org/2000/svg" ${xlink} xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/"
  x="0px" y="0px" viewBox="0 0 9 9" style="enable-background:new 0 0 9 9;" xml:space="preserve" i:pageBounds="0 0">
<metadata><?xpacket begin="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"/><?xpacket end="w"?></metadata>
<switch><g i:extraneous="self"><use xlink:href="#a" style="overflow:visible;"/></g></switch></svg>`,
    ],
    [
      'Sketch',
      `<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg" xmlns:sketch="http://www.bohemiancoding.com/sketch/ns">
<title>a</title><desc>Created with Sketch.</desc><g sketch:type="MSPage" fill-rule="evenodd"/></svg>`,
    ],
    [
      'Corel',
      `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg" xmlns:xodm="http://www.corel.com/coreldraw/odm/2003">
<defs><font id="F" horiz-adv-x="722"><font-face font-family="Arial"/><missing-glyph><path d="M0 0z"/></missing-glyph>
<glyph unicode="(" horiz-adv-x="9" d="M0 0z"/></font><style type="text/css"><![CDATA[
@font-face { font-family:"Arial";src:url("#F") format(svg)} .fil0 {fill:#2B2A29 icc-color(a, 0, 1)} ]]></style></defs>
<metadata id="CorelCorpID_0Corel-Layer"/></svg>`,
    ],
    [
      'PlantUML',
      `<svg viewBox="0 0 9 9" xmlns="http://www.w3.org/2000/svg" contentStyleType="text/css" zoomAndPan="magnify">
<?plantuml 1.2023.1?><g><text textLength="9" lengthAdjust="spacing">f(x)</text><line codeLine="1"/></g>
<?plantuml-src SoWkIImgAStDuNBAJrBG?></svg>`,
    ],
    [
      'an icon font',
      `<?xml version="1.0" standalone="no"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg t="1600000000" class="icon" viewBox="0 0 9 9" p-id="1"
xmlns="http://www.w3.org/2000/svg"><path d="M0 0" p-id="2" data-spm-anchor-id="a.b"/></svg>`,
    ],
  ];
  for (const [name, svg] of drawings) {
    it(`is what ${name} writes`, () => {
      assert.equal(check(svg), null);
    });
  }

  const safe: readonly string[] = [
    '<a href="#b"><path id="b" d="M0 0"/></a>',
    '<use xlink:href=" #a "/>',
    '<image href="data:image/png;base64,AAAA"/>',
    '<image xlink:href="data:image/jpeg;base64,AAAA" preserveAspectRatio="xMidYMid slice"/>',
    '<style>.a:not(.b){fill:RGB(1,2,3);clip-path:url( "#c" )} @media print{.a{mask:url(#m)}}</style>',
    '<style>@font-face{font-family:A;src:url(data:font/woff2;base64,AA) format("woff2")}</style>',
    '<style>@-webkit-keyframes a{to{-webkit-transform:rotate(1deg)}} /* @import url(a) */ .a{content:"@import"}</style>',
    '<text aria-label="see url(https://a.example)" id="url(x)">url(https://a.example) on = off</text>',
    '<rect fill="url(#a) #000" transform="translate(1,2) rotate(3)" filter="url(\'#f\')"/>',
    '<circle><animate attributeName="r" values="1;2" dur="1s" begin="a.end" repeatCount="indefinite"/></circle>',
    '<animateTransform attributeName="transform" type="rotate" from="0 1 1" to="360 1 1" dur="1s"/>',
    '<desc><![CDATA[<script>alert(1)</script>]]></desc>',
    '<path d="M0 0" style="fill:var(--a, #fff);mix-blend-mode:multiply"/>',
  ];
  for (const inside of safe) {
    it(`is ${inside}`, () => {
      assert.equal(checkInside(inside), null);
    });
  }
});

describe('what an SVG may not have', () => {
  const namespaces =
    'xmlns:a.b="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:x="http://www.w3.org/1999/xlink"' +
    ' xmlns:ev="http://www.w3.org/2001/xml-events" xmlns:i="http://www.inkscape.org/namespaces/inkscape"';
  const table: readonly (readonly [inside: string, found: string])[] = [
    ['<script>alert(1)</script>', 'the element <script>'],
    ['<g><a.b:script/></g>', 'the element <a.b:script>'],
    ['<SCRIPT/>', 'the element <SCRIPT>'],
    ['<h:script/>', 'the element <h:script>'],
    ['<script xmlns="http://www.w3.org/1999/xhtml"/>', 'the element <script>'],
    ['<metadata><h:img src="a" onerror="b"/></metadata>', 'the element <h:img>'],
    ['<a.b:foreignObject><h:iframe/></a.b:foreignObject>', 'the element <a.b:foreignObject>'],
    ['<video href="a"/>', 'the element <video>'],
    ['<ev:listener event="load"/>', 'the element <ev:listener>'],
    ['<b xmlns="http://www.inkscape.org.a.example/"/>', 'the element <b>'],
    ['<rect onload="x()"/>', 'the attribute onload'],
    ['<rect ONLOAD="x()"/>', 'the attribute ONLOAD'],
    ['<i:grid onload="x()"/>', 'the attribute onload'],
    ['<rect ev:event="load"/>', 'the attribute ev:event'],
    ['<g xml:base="https://a.example/"/>', 'the attribute xml:base'],
    ['<image src="a.png"/>', 'the attribute src'],
    ['<a x:href="&#106;avascript:x()">a</a>', 'a link to "javascript:x()"'],
    ['<a href=" java&#9;script:x()">a</a>', 'a link to "java script:x()"'],
    ['<i:grid x:href="javascript:x()"/>', 'a link to "javascript:x()"'],
    ['<image href="https://a.example/a.png"/>', 'a link to "https://a.example/a.png"'],
    ['<image href="//a.example/a.png"/>', 'a link to "//a.example/a.png"'],
    ['<feImage href="a.png"/>', 'a link to "a.png"'],
    ['<use x:href="a.svg#b"/>', 'a link to "a.svg#b"'],
    ['<use href="data:image/png;base64,AA"/>', 'a link to "data:image/png;base64,AA"'],
    ['<image href="data:image/svg+xml,&lt;svg/>"/>', 'a link to "data:image/svg+xml,<svg/>"'],
    ['<image href="data:text/html,a"/>', 'a link to "data:text/html,a"'],
    ['<font-face-uri x:href="https://a.example/"/>', 'a link to "https://a.example/"'],
    ['<set attributeName="href" to="javascript:x()"/>', 'an animation of "href"'],
    ['<animate attributeName=" x:&#104;ref " values="#a"/>', 'an animation of "x:href"'],
    ['<set attributeName="onload" to="x()"/>', 'an animation of "onload"'],
    ['<animate attributeName="fill" values="url(//a.example)"/>', 'a link to "//a.example"'],
    ['<rect fill="url(https://a.example/#a)"/>', 'a link to "https://a.example/#a"'],
    ['<rect fill="u\\72l(//a.example)"/>', 'a link to "//a.example"'],
    ['<rect style="fill:url(&quot;a.svg#b&quot;)"/>', 'a link to "a.svg#b"'],
    ['<rect style="fill:url(&quot;#b&quot;/**/;cursor:URL(a))"/>', 'a link to "a"'],
    ['<rect style="fill:url(#a b)"/>', 'url() in a style'],
    ['<rect style="background:image-set(&apos;a.png&apos; 1x)"/>', 'image-set() in a style'],
    [
      '<rect style="--a:&apos;a.png&apos;;background:-webkit-image-set(var(--a) 1x)"/>',
      '-webkit-image-set() in a style',
    ],
    ['<rect style="width:expr\\65ssion(x())"/>', 'expression() in a style'],
    ['<rect style="-moz-binding:url(a.xml#b)"/>', 'a link to "a.xml#b"'],
    ['<style>@import "a.css";</style>', '@import in a style'],
    ['<style>@\\69mport "a.css";</style>', '@import in a style'],
    ['<style>@&#105;mport "a.css";</style>', '@import in a style'],
    ['<style>@im<!-- -->port "a.css";</style>', '@import in a style'],
    ['<style><![CDATA[@im]]><![CDATA[port "a.css";]]></style>', '@import in a style'],
    ['<a.b:style>@import "a.css"</a.b:style>', '@import in a style'],
    ['<style>@im<g>x</g>port "a.css";</style>', 'the element <g>'],
    ['<style>"/*" {fill:url(a)} "*/" {}</style>', 'a link to "a"'],
    ['<style>@font-face{src:url(https://a.example/a)}</style>', 'a link to "https://a.example/a"'],
    ['<style>a{b:src("a")}</style>', 'src() in a style'],
    ['<?xml-stylesheet href="a.css"?>', 'the instruction <?xml-stylesheet?>'],
    ['<rect', 'a fault of XML'],
    ['<rect a=b/>', 'a fault of XML'],
    ['<rect id="a" id="b"/>', 'a fault of XML'],
    ['<q:rect/>', 'a fault of XML'],
    ['&nbsp;', 'a fault of XML'],
    ['</svg><script/>', 'a fault of XML'],
  ];
  for (const [inside, found] of table) {
    it(`is ${inside}`, () => {
      assert.equal(
        check(anSvg(inside, namespaces))
          ?.replace(/^1:\d+ /, '')
          .replace('\t', ' '),
        found,
      );
    });
  }

  const svg = anSvg().toString();
  const script = anSvg('<script/>').toString();
  const documents: readonly (readonly [name: string, bytes: string | Uint8Array, found: string])[] = [
    ['UTF-16', Buffer.from(`\ufeff${script}`, 'utf16le'), '1:1 bytes that are not UTF-8'],
    ['UTF-16 without a mark', Buffer.from(script, 'utf16le'), '1:1 bytes that are not UTF-8'],
    [
      'a declared encoding',
      `<?xml version="1.0" encoding="UTF-7"?>${svg}`,
      '1:1 the encoding UTF-7 instead of UTF-8',
    ],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b">]>\n${svg}`, '1:1 a DOCTYPE that is not only that of SVG'],
    [
      'attributes',
      `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "a">]>${svg}`,
      '1:1 a DOCTYPE that is not only that of SVG',
    ],
    [
      'another file',
      `<!DOCTYPE svg SYSTEM "https://a.example/a.dtd">${svg}`,
      '1:1 a DOCTYPE that is not only that of SVG',
    ],
    ['a style sheet', `<?xml-stylesheet href="a.css"?>${svg}`, '1:1 the instruction <?xml-stylesheet?>'],
    ['an end that is missing', svg.replace('</svg>', ''), '1:65 a fault of XML'],
    [
      'a thousand levels',
      anSvg('<g>'.repeat(1_000) + '</g>'.repeat(1_000)),
      '1:830 more than 256 elements in one another',
    ],
  ];
  for (const [name, bytes, found] of documents) {
    it(`is ${name}`, () => {
      assert.equal(check(bytes), found);
    });
  }

  it('is told with its line and column', () => {
    assert.equal(
      check('<svg viewBox="0 0 1 1">\r\n  <g/>\r  é😀<script/></svg>'),
      '3:6 the element <script>',
    );
    assert.equal(
      check('\ufeff<svg>\n<!-- < --><rect\n id="a"\n onload="a"/></svg>'),
      '2:11 the attribute onload',
    );
    assert.equal(check('<svg>\n <style>\n\n@import "a"</style></svg>'), '2:2 @import in a style');
  });

  const letters = fc
    .array(fc.constantFrom(...Array.from('abcxyzABC-_.09')), { maxLength: 6 })
    .map((all) => all.join(''));
  const prefixes = letters.map((more) => `p${more}`);

  it('is hidden by no prefix', () => {
    const element = fc.constantFrom(
      'script',
      'foreignObject',
      'handler',
      'iframe',
      'link',
      'object',
      'set-x',
    );
    const uri = fc.constantFrom('http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xhtml', 'urn:x');
    fc.assert(
      fc.property(prefixes, element, uri, (prefix, name, namespace) => {
        const found = checkInside(`<g xmlns:${prefix}="${namespace}"><${prefix}:${name}/></g>`);
        assert.equal(
          found,
          `2:${`<g xmlns:${prefix}="${namespace}">`.length + 1} the element <${prefix}:${name}>`,
        );
      }),
    );
  });

  it('is hidden by no handler of any name', () => {
    fc.assert(
      fc.property(letters, (name) => {
        assert.equal(checkInside(`<rect on${name}="x()"/>`), `2:1 the attribute on${name}`);
      }),
    );
  });

  it('is hidden by no way to write characters', () => {
    const written = (text: string, ways: readonly ((code: number) => string)[]) =>
      fc
        .array(fc.constantFrom(...ways), { minLength: text.length, maxLength: text.length })
        .map((chosen) => chosen.map((way, i) => way(text.charCodeAt(i))).join(''));
    const plain = (code: number) => String.fromCharCode(code);
    const xml = [plain, (code: number) => `&#${code};`, (code: number) => `&#x0${code.toString(16)};`];
    const css = [
      plain,
      (code: number) => `\\${code.toString(16)} `,
      (code: number) => `\\0000${code.toString(16)}`,
    ];
    fc.assert(
      fc.property(written('javascript:x', xml), prefixes, (link, prefix) => {
        const href = `xmlns:${prefix}="http://www.w3.org/1999/xlink" ${prefix}:href`;
        assert.equal(checkInside(`<a ${href}="${link}"/>`), '2:1 a link to "javascript:x"');
      }),
    );
    fc.assert(
      fc.property(written('import', css), written('url', css), (rule, url) => {
        assert.equal(checkInside(`<style>@${rule} "a"</style>`), '2:1 @import in a style');
        assert.equal(checkInside(`<style>a{b:${url}(a)}</style>`), '2:1 a link to "a"');
        assert.equal(checkInside(`<rect fill="${url}(a)"/>`), '2:1 a link to "a"');
      }),
    );
  });
});
