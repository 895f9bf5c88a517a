import { Controller } from 'egg';
import { getOpenApi } from '../../contract/documents';

/** What tells about the API itself. */
export default class DocumentController extends Controller {
  getOpenApi(): void {
    const { ctx } = this;
    ctx.input(getOpenApi);
    ctx.answer(getOpenApi, readOpenApi());
  }
}

/** The checked-in document, read when it is first asked for: most processes never are. */
function readOpenApi(): Record<string, unknown> {
  // An import would read it at every start.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('../../openapi.json') as Record<string, unknown>;
}
