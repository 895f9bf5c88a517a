import { Service } from 'egg';
import { toExposition } from '../operations/to-exposition';

/** The process as operators see it. */
export default class OperationsService extends Service {
  /** The metrics, in the text format of Prometheus. */
  exposition(): string {
    const { status, revision, articles, findings } = this.ctx.service.content.readiness();
    return toExposition(this.app.metrics.routes, {
      uptimeSeconds: process.uptime(),
      memory: process.memoryUsage(),
      revision,
      articles,
      findings,
      isReady: status === 'ready',
    });
  }
}
