import { Controller } from 'egg';
import { getHealth, getMetrics, getReadiness } from '../../contract/operations';

/** Operations for load balancers and operators. */
export default class HealthController extends Controller {
  getHealth(): void {
    this.ctx.input(getHealth);
    this.ctx.sendResult(getHealth, { body: { status: 'ok' } });
  }

  async getReadiness(): Promise<void> {
    const { ctx } = this;
    const { query } = ctx.input(getReadiness);
    const readiness = this.service.content.readiness();
    const checksum = query.checksum === true ? { checksum: await this.app.computeChecksum() } : {};
    ctx.sendResult(getReadiness, { body: { ...readiness, ...checksum } });
    if (readiness.status === 'ready') return;
    ctx.status = 503;
    ctx.set('Retry-After', '5');
  }

  getMetrics(): void {
    this.ctx.input(getMetrics);
    this.ctx.sendResult(getMetrics, { body: this.service.operations.exposition() });
  }
}
