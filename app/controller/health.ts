import { Controller } from 'egg';
import { getHealth, getMetrics, getReadiness } from '../../contract/operations';

/** Operations for load balancers and operators. */
export default class HealthController extends Controller {
  getHealth(): void {
    this.ctx.input(getHealth);
    this.ctx.sendResult(getHealth, { body: { status: 'ok' } });
  }

  getReadiness(): void {
    const { ctx } = this;
    ctx.input(getReadiness);
    const readiness = this.service.content.readiness();
    ctx.sendResult(getReadiness, { body: readiness });
    if (readiness.status === 'ready') return;
    ctx.status = 503;
    ctx.set('Retry-After', '5');
  }

  getMetrics(): void {
    this.ctx.input(getMetrics);
    this.ctx.sendResult(getMetrics, { body: this.service.operations.exposition() });
  }
}
