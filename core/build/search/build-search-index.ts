import { buildGrams, type UnitTable } from './build-grams';
import { align } from '../../format/bytes/aligned';
import { ByteWriter } from '../../format/bytes/byte-writer';
import { PostingCollector, type EncodedLists } from './collect-postings';
import {
  checkSectionLength,
  noTokenId,
  searchFormatVersion,
  searchMagic,
  searchPrefixLength,
  sectionNames,
  type SectionName,
} from '../../format/search/index-format';
import type { SearchDocument } from '../../format/search/search-document';
import { firstRun, splitDocuments, type DocumentPieces, type SplitDocuments } from './split-documents';
import { separator, space } from '../../format/search/units';
import {
  emptySimplifiedMap,
  packSimplifiedMap,
  type SimplifiedMap,
} from '../../format/search/simplified-characters';

export interface SearchIndexOptions {
  /** Traditional characters and the simplified ones that they are searched as. @default none */
  readonly variants?: SimplifiedMap;
  /**
   * A word with a part that is in no more articles than this is searched in the texts of these; for other words there
   * are longer n-grams. So no word needs more texts than that, and rare words need no n-grams.
   *
   * @default 1024, or a tenth of the articles if that is more: with many articles, a fixed number would make an n-gram of
   *   nearly every sequence, and posting lists several times as large as the texts
   */
  readonly frequent?: number;
  /** Called with the length of the n-grams that were listed, and the greatest length. */
  readonly onProgress?: (done: number, total: number) => void;
}

const encoder = new TextEncoder();

/**
 * Builds the search index of articles, given in the order of their numbers; the chunks follow one another.
 * Equal documents give equal bytes on every machine. Reads the documents once, so that they need not be in memory together.
 */
export function buildSearchIndex(
  documents: Iterable<SearchDocument>,
  options: SearchIndexOptions = {},
): Uint8Array[] {
  const { variants = emptySimplifiedMap, onProgress = () => undefined } = options;
  const split = splitDocuments(documents, variants);
  const articles = split.documents.length;
  const frequent = options.frequent ?? Math.max(1024, Math.floor(articles / 10));
  const runOrder = sortRuns(split.runs);
  const { unitTable, runLists, unitLists } = collectPieces(split, runOrder);
  const offset = runLists.bytes.length + unitLists.bytes.length;
  const grams = buildGrams(split.documents, unitTable, { frequent, offset, onProgress });
  const codes = assignCodes(split, runOrder);
  const { starts, texts } = encodeTexts(split.documents, codes);
  return assemble(articles, frequent, {
    variants: [encoder.encode(packSimplifiedMap(variants))],
    tokens: [encoder.encode(`\n${Array.from(runOrder, (run) => `${split.runs[run] ?? ''}\n`).join('')}`)],
    tokenIds: [toBytes(Uint32Array.from(runOrder, (run) => codes[firstRun + run] ?? noTokenId))],
    tokenPostings: [toBytes(runLists.starts)],
    ngramUnits: [toBytes(grams.units)],
    ngramChildren: [toBytes(grams.children)],
    ngramPostings: [toBytes(grams.postings)],
    unitIds: [toBytes(Uint32Array.from(unitTable.units, (unit) => codes[unit] ?? noTokenId))],
    postings: [runLists.bytes, unitLists.bytes, ...grams.lists],
    textStarts: [toBytes(starts)],
    texts,
  });
}

/** Numbers of runs in code-unit order of the runs. */
function sortRuns(runs: readonly string[]): Uint32Array {
  return Uint32Array.from(runs.keys()).sort((a, b) => ((runs[a] ?? '') < (runs[b] ?? '') ? -1 : 1));
}

/** Writes the posting lists of runs and of code units, those within runs included. */
function collectPieces(
  { documents, runs }: SplitDocuments,
  runOrder: Uint32Array,
): { unitTable: UnitTable; runLists: EncodedLists; unitLists: EncodedLists } {
  const collector = new PostingCollector();
  documents.forEach(({ pieces, fields }, article) => {
    for (const { field, start, end } of fields) {
      for (let i = start; i < end; i++) {
        const piece = pieces[i] ?? separator;
        if (piece !== separator) collector.add(piece, field);
      }
    }
    collector.eachKey((piece, field, count) => {
      if (piece < firstRun) return;
      const run = runs[piece - firstRun] ?? '';
      for (let i = 0; i < run.length; i++) collector.add(run.charCodeAt(i), field, count);
    });
    collector.endArticle(article);
  });
  const counts = collector.countArticles(firstRun + runs.length);
  // The space gets an empty list and a code: it occurs in texts, but does not narrow a search.
  const units = Array.from({ length: firstRun }, (_, unit) => unit).filter(
    (unit) => (counts[unit] ?? 0) > 0 || unit === space || unit === separator,
  );
  const runLists = collector.encode(
    runOrder.map((run) => firstRun + run),
    0,
  );
  const unitLists = collector.encode(units, runLists.bytes.length);
  const unitTable = {
    units,
    counts: units.map((unit) => (unit === space ? 0 : (counts[unit] ?? 0))),
    postings: unitLists.starts,
  };
  return { unitTable, runLists, unitLists };
}

/** Numbers pieces by descending frequency; equal ones by code unit, then in the order of runs. */
function assignCodes({ documents, runs }: SplitDocuments, runOrder: Uint32Array): Uint32Array {
  const uses = new Uint32Array(firstRun + runs.length);
  for (const { pieces } of documents) for (const piece of pieces) uses[piece] = (uses[piece] ?? 0) + 1;
  const used = [...Array(firstRun).keys(), ...Array.from(runOrder, (run) => firstRun + run)]
    .filter((piece) => (uses[piece] ?? 0) > 0)
    .sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0));
  const codes = new Uint32Array(uses.length).fill(noTokenId);
  used.forEach((piece, code) => {
    codes[piece] = code;
  });
  return codes;
}

/** The least size of a chunk of texts, in bytes. */
const chunkLength = 0x40_0000;

function encodeTexts(documents: readonly DocumentPieces[], codes: Uint32Array) {
  const texts: Uint8Array[] = [];
  const [chunk, head, body] = [new ByteWriter(), new ByteWriter(), new ByteWriter()];
  const starts = new Uint32Array(documents.length + 1);
  let written = 0;
  documents.forEach(({ pieces, fields }, article) => {
    head.clear();
    body.clear();
    fields.forEach(({ start, end }, i) => {
      const before = body.length;
      for (let at = start; at < end; at++) body.number(codes[pieces[at] ?? 0] ?? 0);
      // The last field extends to the end.
      if (i < fields.length - 1) head.number(body.length - before);
    });
    chunk.append(head.finish());
    chunk.append(body.finish());
    checkSectionLength(written + chunk.length);
    starts[article + 1] = written + chunk.length;
    if (chunk.length < chunkLength) return;
    texts.push(chunk.finish());
    written += chunk.length;
    chunk.clear();
  });
  return { starts, texts: [...texts, chunk.finish()] };
}

function toBytes(numbers: Uint32Array | Uint16Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function assemble(
  articles: number,
  frequent: number,
  sections: Readonly<Record<SectionName, readonly Uint8Array[]>>,
): Uint8Array[] {
  const lengths = sectionNames.map((name) => sections[name].reduce((sum, { length }) => sum + length, 0));
  const prefix = new Uint8Array(align(searchPrefixLength));
  prefix.set(encoder.encode(searchMagic));
  const view = new DataView(prefix.buffer);
  [searchFormatVersion, articles, frequent, ...lengths].forEach((number, i) => {
    view.setUint32(8 + 4 * i, number, true);
  });
  const padded = sectionNames.flatMap((name, i) => {
    const length = lengths[i] ?? 0;
    return [...sections[name], new Uint8Array(align(length) - length)];
  });
  return [prefix, ...padded].filter(({ length }) => length > 0);
}
