/**
 * Returns the value of `--workers`. npm keeps an option before `--` to itself, and passes it on as a variable:
 * `npm start --workers=2`.
 */
export function findWorkers(option: string | undefined): string | undefined {
  return option ?? process.env.npm_config_workers;
}
