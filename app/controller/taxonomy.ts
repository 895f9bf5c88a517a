import { Controller } from 'egg';
import * as contract from '../../contract/taxonomies';
import type { PlainTaxonomy } from '../service/taxonomy';

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
    this.ctx.sendResult(contract.listAuthors, this.service.taxonomy.listAuthors(query));
  }

  getAuthor(): void {
    const { params } = this.ctx.input(contract.getAuthor);
    this.ctx.sendResult(contract.getAuthor, this.service.taxonomy.getAuthor(params.name));
  }

  private list(endpoint: typeof contract.listTags, taxonomy: PlainTaxonomy): void {
    const { query } = this.ctx.input(endpoint);
    this.ctx.sendResult(endpoint, this.service.taxonomy.list(taxonomy, query));
  }

  private get(endpoint: typeof contract.getTag, taxonomy: PlainTaxonomy): void {
    const { params } = this.ctx.input(endpoint);
    this.ctx.sendResult(endpoint, this.service.taxonomy.get(taxonomy, params.name));
  }
}
