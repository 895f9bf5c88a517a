/** A position in a source file; both numbers count from 1, columns in UTF-16 code units. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** The source position of a finding about an entire file. */
export const fileStart: SourcePosition = { line: 1, column: 1 };
