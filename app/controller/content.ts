import { Controller } from 'egg';
import { getManifest, listArchives } from '../../contract/content';
import { listSuggestions } from '../../contract/suggest';

/** Operations on all articles together: archives by month, suggestions and the manifest for offline clients. */
export default class ContentController extends Controller {
  listArchives(): void {
    const { query } = this.ctx.input(listArchives);
    this.ctx.sendResult(listArchives, this.service.content.listMonths(query));
  }

  listSuggestions(): void {
    const { query } = this.ctx.input(listSuggestions);
    this.ctx.sendResult(listSuggestions, this.service.content.suggest(query));
  }

  getManifest(): void {
    const { query } = this.ctx.input(getManifest);
    this.ctx.sendResult(getManifest, this.service.content.manifest(query));
  }
}
