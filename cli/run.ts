import { ConfigError } from '../config/content';

/** An error that the user can fix. It is printed without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const expectedErrors = new Set([
  ConfigError.name,
  UsageError.name,
  'SnapshotError',
  'ContentDirError',
  'DeployError',
  'GitError',
]);

/** Runs a command and sets its exit code. Errors that the user can fix are printed without a stack. */
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
        const isExpected = isArgument || (error instanceof Error && expectedErrors.has(error.name));
        console.error(isExpected ? error.message : error);
        if (isArgument) console.error('--help tells how to use this command.');
        // Exit at once: work that started before the error could keep the process alive.
        process.exit(2);
      },
    );
}
