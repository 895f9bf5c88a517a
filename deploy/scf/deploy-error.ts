/** A deploy that cannot go on; the message says why and what to do. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}
