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
 * @param lineOffset the number of lines of the file above `text`.
 * @returns null when the text cannot be used; the reason is reported, at most once.
 */
export function parseYaml(text: string, lineOffset: number, report: Report): YamlMapping | null {
  const lines = new LineCounter();
  const positionAt = (offset: number): SourcePosition => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line) + lineOffset, column: Math.max(1, col) };
  };
  const positionOf = (node: Node | null) => positionAt(node?.range?.[0] ?? 0);
  try {
    const document = parseDespiteTabs(text, lines, positionAt, report);
    if (!document) return null;
    for (const warning of document.warnings) {
      report('yaml-unusual', positionAt(warning.pos[0]), { problem: toPlainMessage(warning) });
    }
    const { contents } = document;
    if (!isMap(contents)) {
      return report('front-matter-not-mapping', positionOf(contents), { found: describeNode(contents) });
    }
    const targets = checkYamlNodes(contents, positionOf, report);
    return targets && toYamlMapping(contents, targets, positionOf, text);
  } catch (error) {
    // The parser recurses, so thousands of nested brackets can exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    return report('yaml-syntax', positionAt(0), { problem: { phrase: 'yaml-too-deep' } });
  }
}

/** Parses `text`; if tabs are its only errors, reads each of them as a space. */
function parseDespiteTabs(
  text: string,
  lines: LineCounter,
  positionAt: (offset: number) => SourcePosition,
  report: Report,
): Document | null {
  const document = parse(text, lines);
  const [first] = document.errors;
  if (!first) return document;
  const firstTab = document.errors.find((error) => error.code === 'TAB_AS_INDENT');
  if (firstTab) {
    // One space for one tab keeps every offset.
    const spaced = text.replace(/^[ \t]+/gm, (indent) => ' '.repeat(indent.length));
    const fixed = parse(spaced, new LineCounter());
    if (fixed.errors.length === 0) {
      report('yaml-tab-indent', positionAt(firstTab.pos[0]));
      return fixed;
    }
  }
  // The first error only: those after it are mostly its consequences.
  const { code, message, pos } = firstTab ?? first;
  // The error of an unclosed quote is at the end of the text, where there is nothing to look at.
  const offset = Math.min(pos[0], Math.max(0, text.trimEnd().length - 1));
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const lineEnd = text.indexOf('\n', offset);
  const line = text.slice(lineStart, lineEnd === -1 ? undefined : lineEnd);
  const problem = toYamlMessage(code, message, line.slice(offset - lineStart));
  const isFixedByQuotes =
    code === 'BAD_SCALAR_START' || (typeof problem === 'object' && problem.phrase === 'yaml-nested-key');
  return report('yaml-syntax', positionAt(offset), { problem }, isFixedByQuotes ? quoteValue(line) : null);
}

function parse(text: string, lineCounter: LineCounter): Document {
  return parseDocument(text, {
    schema: 'core',
    merge: true,
    // Checked in check-yaml-nodes.ts: the parser compares each key with all before it.
    uniqueKeys: false,
    // `!!binary`, `!!set` and the like are then read as plain values, with a warning.
    resolveKnownTags: false,
    prettyErrors: false,
    // `silent` would not report a second document.
    logLevel: 'error',
    lineCounter,
  });
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
