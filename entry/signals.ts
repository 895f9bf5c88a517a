/**
 * Takes SIGTERM and SIGINT from the moment this module is loaded, so load it first. The first process of a container ignores
 * signals that nothing takes.
 */
let stop: (signal: string) => void = () => process.exit(0);

for (const signal of ['SIGTERM', 'SIGINT']) {
  process.on(signal, () => {
    stop(signal);
  });
}

/** Sets what a signal does from now on. Before, it ends the process with 0, because there is nothing to finish. */
export function onSignal(stopServer: (signal: string) => void): void {
  stop = stopServer;
}
