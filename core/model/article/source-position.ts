/** A position in a source file; both numbers count from 1, columns in UTF-16 code units. */
export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** The place of a finding that concerns a file as a whole. */
export const fileStart: SourcePosition = { line: 1, column: 1 };
