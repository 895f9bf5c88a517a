import { Controller } from 'egg';
import * as contract from '../../contract/taxonomies';

/** Collections, categories, tags and authors. */
export default class TaxonomyController extends Controller {
  listCollections(): void {
    this.list(contract.listCollections, 'collection');
  }

  getCollection(): void {
    this.get(contract.getCollection, 'collection');
  }

  listCategories(): void {
    this.list(contract.listCategories, 'category');
  }

  getCategory(): void {
    this.get(contract.getCategory, 'category');
  }

  listTags(): void {
    this.list(contract.listTags, 'tag');
  }

  getTag(): void {
    this.get(contract.getTag, 'tag');
  }

  listAuthors(): void {
    const { query } = this.ctx.input(contract.listAuthors);
    const { body, lastModified } = this.ctx.service.taxonomy.listAuthors(query);
    this.ctx.answer(contract.listAuthors, body, lastModified);
  }

  getAuthor(): void {
    const { params } = this.ctx.input(contract.getAuthor);
    const { body, lastModified } = this.ctx.service.taxonomy.getAuthor(params.name);
    this.ctx.answer(contract.getAuthor, body, lastModified);
  }

  private list(endpoint: typeof contract.listTags, taxonomy: 'collection' | 'category' | 'tag'): void {
    const { query } = this.ctx.input(endpoint);
    const { body, lastModified } = this.ctx.service.taxonomy.list(taxonomy, query);
    this.ctx.answer(endpoint, body, lastModified);
  }

  private get(endpoint: typeof contract.getTag, taxonomy: 'collection' | 'category' | 'tag'): void {
    const { params } = this.ctx.input(endpoint);
    const { body, lastModified } = this.ctx.service.taxonomy.get(taxonomy, params.name);
    this.ctx.answer(endpoint, body, lastModified);
  }
}
