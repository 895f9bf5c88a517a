import { Service } from 'egg';
import { getStandardOutput } from '../operations/line-writer';
import { toExposition } from '../operations/to-exposition';

/** The state of the process, for operators. */
export default class OperationsService extends Service {
  /** The metrics, in the text format of Prometheus. */
  exposition(): string {
    const { status, ...content } = this.service.content.readiness();
    return toExposition(this.app.metrics.routes, {
      uptimeSeconds: process.uptime(),
      memory: process.memoryUsage(),
      ...content,
      isReady: status === 'ready',
      connectionsClosed: this.app.connectionCounts.closed,
      droppedLogLines: getStandardOutput().countDropped(),
    });
  }
}
