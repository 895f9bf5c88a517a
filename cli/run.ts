import { ConfigError } from '../config/content';

/** What a user can mend: printed without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const expected = new Set([ConfigError.name, UsageError.name, 'SnapshotError', 'ContentDirError', 'GitError']);

/** Runs a command and ends the process with its exit code; an error that a user can mend is printed in one piece. */
export function run(command: () => Promise<number> | number): void {
  Promise.resolve()
    .then(command)
    .then(
      (code) => {
        process.exitCode = code;
      },
      (error: unknown) => {
        const isArgument =
          error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
        const isExpected = isArgument || (error instanceof Error && expected.has(error.name));
        console.error(isExpected ? error.message : error);
        if (isArgument) console.error('--help tells how to use this command.');
        // At once: what was begun before the error may hold the process for ever.
        process.exit(2);
      },
    );
}
