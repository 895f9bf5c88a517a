import { LineCounter, parseDocument, isMap, type Document, type Node, type YAMLError } from 'yaml';
import type { SourcePosition } from '../../model/article/source-position';
import type { Phrase } from '../finding/finding';
import { checkYamlNodes } from './check-yaml-nodes';
import { type Report } from './report';
import { toYamlMapping, type YamlMapping } from './yaml-mapping';
import { quoteValue, toYamlMessage } from './yaml-message';

/**
 * Parses YAML 1.2 (core schema, with merge keys) whose top is a mapping. Never throws.
 *
 * Parsing makes no JavaScript values, so no alias is expanded and no tag runs anything.
 * A line indented with tabs is read as if each tab were a space, with a warning.
 *
 * @param lineOffset how many lines of the file stand above `text`.
 * @returns null when the text cannot be used; the reason is reported, at most once.
 */
export function parseYaml(text: string, lineOffset: number, report: Report): YamlMapping | null {
  const lines = new LineCounter();
  const place = (offset: number): SourcePosition => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) + lineOffset, column: Math.max(1, col) };
  };
  try {
    const document = parseDespiteTabs(text, lines, place, report);
    if (!document) return null;
    for (const warning of document.warnings) {
      report('yaml-unusual', place(warning.pos[0]), { problem: toPlainMessage(warning) });
    }
    const { contents } = document;
    if (!isMap(contents)) {
      report('front-matter-not-mapping', place(contents?.range?.[0] ?? 0), { found: describeNode(contents) });
      return null;
    }
    const targets = checkYamlNodes(contents, place, report);
    return targets && toYamlMapping(contents, targets, place, text);
  } catch (error) {
    // The parser recurses, so thousands of nested brackets can exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    report('yaml-syntax', place(0), { problem: { phrase: 'yaml-too-deep' } });
    return null;
  }
}

/** Parses `text`; where tabs are all that is wrong with it, reads each of them as a space. */
function parseDespiteTabs(
  text: string,
  lines: LineCounter,
  place: (offset: number) => SourcePosition,
  report: Report,
): Document | null {
  const document = parse(text, lines);
  const [first] = document.errors;
  if (!first) return document;
  const firstTab = document.errors.find((error) => error.code === 'TAB_AS_INDENT');
  if (firstTab) {
    // One space for one tab keeps every offset.
    const mended = parse(
      text.replace(/^[ \t]+/gm, (indent) => ' '.repeat(indent.length)),
      new LineCounter(),
    );
    if (mended.errors.length === 0) {
      report('yaml-tab-indent', place(firstTab.pos[0]));
      return mended;
    }
  }
  reportSyntax(firstTab ?? first, text, place, report);
  return null;
}

function parse(text: string, lineCounter: LineCounter): Document {
  return parseDocument(text, {
    schema: 'core',
    merge: true,
    // Checked in check-yaml-nodes.ts: the parser compares each key with all before it.
    uniqueKeys: false,
    // `!!binary`, `!!set` and the like are then read as what they look like, with a warning.
    resolveKnownTags: false,
    prettyErrors: false,
    // Not `silent`, which lets a second document go unsaid.
    logLevel: 'error',
    lineCounter,
  });
}

/** Reports the first error only: those after it are mostly its consequences. */
function reportSyntax(
  error: YAMLError,
  text: string,
  place: (offset: number) => SourcePosition,
  report: Report,
): void {
  // An unclosed quote is noticed where the text ends; nothing stands there to look at.
  const offset = Math.min(error.pos[0], Math.max(0, text.trimEnd().length - 1));
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
  const problem = toYamlMessage(error.code, error.message, line.slice(offset - lineStart));
  const isMendedByQuotes =
    error.code === 'BAD_SCALAR_START' ||
    (typeof problem === 'object' && problem.phrase === 'yaml-nested-key');
  report('yaml-syntax', place(offset), { problem }, isMendedByQuotes ? quoteValue(line) : null);
}

function toPlainMessage(warning: YAMLError): Phrase | string {
  return warning.code === 'TAG_RESOLVE_FAILED'
    ? { phrase: 'yaml-unknown-type' }
    : toYamlMessage(warning.code, warning.message, '');
}

function describeNode(node: Node | null): Phrase {
  if (node === null) return { phrase: 'nothing' };
  return { phrase: 'items' in node ? 'list' : 'single-value' };
}
