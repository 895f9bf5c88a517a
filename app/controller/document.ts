import { Controller } from 'egg';
import { getOpenApi } from '../../contract/documents';

/** The description of the API. */
export default class DocumentController extends Controller {
  /** Reads the checked-in document at the first request, because most processes never serve it. */
  getOpenApi(): void {
    this.ctx.input(getOpenApi);
    // An import would read the file at every start.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const body = require('../../openapi.json') as Record<string, unknown>;
    this.ctx.sendResult(getOpenApi, { body });
  }
}
