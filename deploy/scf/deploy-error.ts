/** An error that ends a command. The message tells the operator why, and what to do. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
}

/** Somebody else changes the function. The deploy ends and changes nothing more, not even back. */
export class TakenOverError extends DeployError {}
