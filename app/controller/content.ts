import { Controller } from 'egg';
import { getManifest, listArchives } from '../../contract/content';
import { listSuggestions } from '../../contract/suggest';

/** The content as a whole: its months, and what offline clients compare. */
export default class ContentController extends Controller {
  listArchives(): void {
    const { ctx } = this;
    const { query } = ctx.input(listArchives);
    const { body, lastModified } = ctx.service.content.listMonths(query);
    ctx.answer(listArchives, body, lastModified);
  }

  listSuggestions(): void {
    const { ctx } = this;
    const { query } = ctx.input(listSuggestions);
    const { body, lastModified } = ctx.service.content.suggest(query);
    ctx.answer(listSuggestions, body, lastModified);
  }

  getManifest(): void {
    const { ctx } = this;
    const { query } = ctx.input(getManifest);
    const { body, lastModified } = ctx.service.content.manifest(query);
    ctx.answer(getManifest, body, lastModified);
  }
}
