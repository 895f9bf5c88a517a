import { Controller } from 'egg';
import { getHealth, getMetrics, getReadiness } from '../../contract/operations';

/** What load balancers and operators ask. */
export default class HealthController extends Controller {
  getHealth(): void {
    const { ctx } = this;
    ctx.input(getHealth);
    ctx.answer(getHealth, { status: 'ok' });
  }

  getReadiness(): void {
    const { ctx } = this;
    ctx.input(getReadiness);
    const readiness = ctx.service.content.readiness();
    ctx.answer(getReadiness, readiness);
    if (readiness.status === 'ready') return;
    ctx.status = 503;
    ctx.set('Retry-After', '5');
  }

  getMetrics(): void {
    const { ctx } = this;
    ctx.input(getMetrics);
    ctx.answer(getMetrics, ctx.service.operations.exposition());
  }
}
