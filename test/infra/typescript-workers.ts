import workerThreads from 'node:worker_threads';

/**
 * Lets worker threads of this process load TypeScript.
 *
 * Mocha takes `-r esbuild-register` for itself and not for Node, and threads inherit Node's options alone. In development
 * it is Node that has the option, so the program needs nothing of this.
 */
export function allowTypeScriptWorkers(): void {
  const { Worker } = workerThreads;
  const option = '--require=esbuild-register';
  class TypeScriptWorker extends Worker {
    constructor(file: string | URL, options: workerThreads.WorkerOptions = {}) {
      super(file, {
        ...options,
        execArgv: [...(options.execArgv ?? []), option, '--disable-warning=ExperimentalWarning'],
      });
    }
  }
  before(() => {
    workerThreads.Worker = TypeScriptWorker;
  });
  after(() => {
    workerThreads.Worker = Worker;
  });
}
