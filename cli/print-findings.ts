import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Severity } from '../core/build/finding/rule';
import type { Finding } from '../core/build/finding/finding';
import type { Language, LocalizedText } from '../core/build/finding/language';
import { toMessage } from '../core/build/finding/to-message';
import { escapeHidden } from '../core/model/text/hidden-characters';
import { severityNames } from './wording';

/** The output formats for findings. */
export const findingFormats = ['pretty', 'json', 'github', 'gitlab'] as const;
export type FindingFormat = (typeof findingFormats)[number];

/** How findings are printed. */
export interface FindingsStyle {
  /** The content directory as the user typed it, so that terminals can open the files. */
  readonly root: string;
  readonly format: FindingFormat;
  readonly language: Language;
}

/**
 * Formats findings: `pretty` for people, `json` for programs, `github` as annotations of a workflow run, `gitlab` as a code
 * quality report, which merge requests show.
 */
export function formatFindings(findings: readonly Finding[], style: FindingsStyle): string {
  switch (style.format) {
    case 'json': {
      const listed = findings.map((finding) => toJson(finding, style.language));
      return JSON.stringify({ findings: listed, ...countFindings(findings) }, null, 2);
    }
    case 'github':
      return findings.map((finding) => toAnnotation(finding, style)).join('\n');
    case 'gitlab':
      return JSON.stringify(
        findings.map((finding) => toQualityIssue(finding, style)),
        null,
        2,
      );
    case 'pretty':
      return findings.map((finding) => toPretty(finding, style)).join('\n');
  }
}

/** Counts findings by severity. An error leaves an article out, a warning changes what is served, a notice is advice. */
export function countFindings(
  findings: readonly Finding[],
): Readonly<Record<'errors' | 'warnings' | 'notices', number>> {
  const countOf = (name: Severity) => findings.filter(({ severity }) => severity === name).length;
  return { errors: countOf('error'), warnings: countOf('warning'), notices: countOf('notice') };
}

const write: LocalizedText = { en: 'write: ', zh: '改为：' };

function toPretty(finding: Finding, { root, language }: FindingsStyle): string {
  const { file, line, column, severity, rule, expected } = finding;
  const hint = expected === null ? '' : `\n    ${write[language]}${escapeHidden(expected)}`;
  const message = escapeHidden(toMessage(finding, language));
  return `${escapeHidden(path.join(root, file))}:${line}:${column}\n  ${severityNames[severity][language]}  ${message}  (${rule})${hint}`;
}

function toJson(finding: Finding, language: Language) {
  const { rule, severity, file, line, column, expected } = finding;
  return { rule, severity, message: toMessage(finding, language), file, line, column, expected };
}

const qualitySeverities = { error: 'critical', warning: 'minor', notice: 'info' } as const;

/** Converts a finding to an issue of GitLab, which merges issues with the same fingerprint. */
function toQualityIssue(finding: Finding, { root, language }: FindingsStyle) {
  const { file, line, column, severity, rule } = finding;
  const message = toMessage(finding, language);
  return {
    description: escapeHidden(message),
    check_name: rule,
    fingerprint: createHash('sha256')
      .update(JSON.stringify([rule, file, line, column, toMessage(finding, 'en')]))
      .digest('hex'),
    severity: qualitySeverities[severity],
    location: { path: path.join(root, file), lines: { begin: line } },
  };
}

/** Formats a GitHub workflow command. `%` and line ends are escaped, in properties also `:` and `,`. */
function toAnnotation(finding: Finding, { root, language }: FindingsStyle): string {
  const { file, line, column, severity, rule } = finding;
  const text = (value: string) =>
    value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = (value: string) => text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const properties = `file=${property(path.join(root, file))},line=${line},col=${column},title=${property(rule)}`;
  return `::${severity} ${properties}::${text(escapeHidden(toMessage(finding, language)))}`;
}
