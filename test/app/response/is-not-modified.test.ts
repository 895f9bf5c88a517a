import assert from 'node:assert/strict';
import { isNotModified } from '../../../app/response/is-not-modified';

const etag = 'W/"abc-123_x"';
const lastModified = 'Tue, 23 Jun 2020 00:00:00 GMT';
const later = 'Wed, 24 Jun 2020 00:00:00 GMT';
const now = Date.parse('2021-01-01T00:00Z');

describe('isNotModified', () => {
  const held = (names: Record<string, string>, dates: readonly string[] = []) => {
    const [first] = dates;
    const headers = { ...names, ...(first !== undefined && { 'if-modified-since': first }) };
    const headersDistinct = { 'if-modified-since': [...dates] };
    return isNotModified({ headers, headersDistinct }, { etag, lastModified }, now);
  };

  const names: { name: string; field: string; expected: boolean }[] = [
    { name: 'the tag', field: etag, expected: true },
    { name: 'the tag, strong', field: '"abc-123_x"', expected: true },
    { name: 'the last of a list', field: `"x", W/"y",${etag}`, expected: true },
    { name: 'the first of a list', field: `${etag} ,"x"`, expected: true },
    { name: 'one between others', field: `"x",\t"abc-123_x"\t, "y"`, expected: true },
    { name: 'a list with empty elements', field: `, ,"x",, ${etag},\t,`, expected: true },
    { name: 'a list whose other tags hold commas', field: `"a,b", ",", ${etag}`, expected: true },
    { name: 'a list whose other tags hold stars', field: `"*", ${etag}`, expected: true },
    { name: 'a list whose other tags are empty', field: `"", W/"", ${etag}`, expected: true },
    { name: 'a list with bytes above ASCII', field: `"\xe9\xff", ${etag}`, expected: true },
    { name: 'a star', field: '*', expected: true },
    { name: 'another tag', field: '"x"', expected: false },
    { name: 'the empty tag', field: '""', expected: false },
    { name: 'a tag in other letters', field: 'W/"ABC-123_X"', expected: false },
    { name: 'the beginning of the tag', field: 'W/"abc"', expected: false },
    { name: 'a tag that is a star', field: '"*"', expected: false },
    { name: 'a tag with a star between commas', field: '"x,*,y"', expected: false },
    { name: 'a tag that holds the tag between commas', field: '"x,abc-123_x,y"', expected: false },
    { name: 'a tag that holds the tag with its weakness', field: '"x,W/abc-123_x,y"', expected: false },
    { name: 'a tag and a star', field: '"a", *', expected: false },
    { name: 'a star and a tag', field: '*, "a"', expected: false },
    { name: 'a star and the tag', field: `*, ${etag}`, expected: false },
    { name: 'two stars', field: '*, *', expected: false },
    { name: 'a weak star', field: 'W/*', expected: false },
    { name: 'a star and an empty element', field: '*,', expected: false },
    { name: 'nothing', field: '', expected: false },
    { name: 'empty elements alone', field: ', ,', expected: false },
    { name: 'the tag without quotes', field: 'abc-123_x', expected: false },
    { name: 'the weak tag without quotes', field: 'W/abc-123_x', expected: false },
    { name: 'the tag in single quotes', field: "'abc-123_x'", expected: false },
    { name: 'a small w', field: 'w/"abc-123_x"', expected: false },
    { name: 'white space behind the weakness', field: 'W/ "abc-123_x"', expected: false },
    { name: 'the tag and a bare word', field: `${etag}, word`, expected: false },
    { name: 'a quote that is not closed', field: '"abc-123_x', expected: false },
    { name: 'a quote that is not opened', field: 'abc-123_x"', expected: false },
    { name: 'a quote too many before the tag', field: `"", "x"", ${etag}`, expected: false },
    { name: 'the tag within a quote that another closes', field: `"x, ${etag}`, expected: false },
    { name: 'no comma between tags', field: `"x" ${etag}`, expected: false },
    { name: 'semicolons between tags', field: `"x"; ${etag}`, expected: false },
    { name: 'white space within a tag', field: '"abc-123_x "', expected: false },
    { name: 'a backslash, which escapes nothing', field: String.raw`"a\"b", ${etag}`, expected: false },
    { name: 'an encoded quote', field: 'W/%22abc-123_x%22', expected: false },
  ];
  for (const { name, field, expected } of names) {
    it(`${expected ? 'is so' : 'is not so'} with If-None-Match of ${name}: ${field}`, () => {
      assert.equal(held({ 'if-none-match': field }), expected);
      assert.equal(held({ 'if-none-match': field }, [later]), expected, 'If-Modified-Since has a say.');
    });
  }

  it('takes a long list in a moment', () => {
    const started = performance.now();
    for (const part of [',', '"x",', '"x" ', 'W/', '"', '" ,', ' ', '*,']) {
      const field = part.repeat(200_000);
      held({ 'if-none-match': field });
      held({ 'if-none-match': `${field}!` });
    }
    assert.equal(held({ 'if-none-match': `${'"x",'.repeat(200_000)}${etag}` }), true);
    assert.ok(performance.now() - started < 2_000);
  });

  const dates: { name: string; fields: readonly string[]; expected: boolean }[] = [
    { name: 'the moment itself', fields: [lastModified], expected: true },
    { name: 'a later moment', fields: [later], expected: true },
    { name: 'the moment of RFC 850', fields: ['Tuesday, 23-Jun-20 00:00:00 GMT'], expected: true },
    { name: 'the moment of asctime', fields: ['Tue Jun 23 00:00:00 2020'], expected: true },
    { name: 'the second before', fields: ['Mon, 22 Jun 2020 23:59:59 GMT'], expected: false },
    { name: 'the second before, of RFC 850', fields: ['Monday, 22-Jun-20 23:59:59 GMT'], expected: false },
    { name: 'a year', fields: ['2027'], expected: false },
    { name: 'an ISO date', fields: ['2026-09-01T00:00:00Z'], expected: false },
    { name: 'an offset', fields: ['Wed, 24 Jun 2020 00:00:00 +0800'], expected: false },
    { name: 'words before a year', fields: ['x 2027'], expected: false },
    { name: 'the wrong day of the week', fields: ['Mon, 24 Jun 2020 00:00:00 GMT'], expected: false },
    { name: 'nothing', fields: [''], expected: false },
    { name: 'two lines', fields: [later, later], expected: false },
    { name: 'two dates in one line', fields: [`${later}, ${later}`], expected: false },
  ];
  for (const { name, fields, expected } of dates) {
    it(`${expected ? 'is so' : 'is not so'} with If-Modified-Since of ${name}: ${fields.join(' | ')}`, () => {
      assert.equal(held({}, fields), expected);
    });
  }

  it('is not so without a condition, or without a time to compare', () => {
    assert.equal(held({}), false);
    const request = {
      headers: { 'if-modified-since': later },
      headersDistinct: { 'if-modified-since': [later] },
    };
    assert.equal(isNotModified(request, { etag, lastModified: '' }, now), false);
  });
});
