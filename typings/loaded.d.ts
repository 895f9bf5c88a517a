// Made from the files of app/controller and app/service by "npm run docs".
import type ArticleController from '../app/controller/article';
import type ContentController from '../app/controller/content';
import type DocumentController from '../app/controller/document';
import type FeedController from '../app/controller/feed';
import type HealthController from '../app/controller/health';
import type TaxonomyController from '../app/controller/taxonomy';
import type ArticleService from '../app/service/article';
import type ContentService from '../app/service/content';
import type FeedService from '../app/service/feed';
import type OperationsService from '../app/service/operations';
import type PreviewService from '../app/service/preview';
import type TaxonomyService from '../app/service/taxonomy';

declare module 'egg' {
  interface IController {
    article: ArticleController;
    content: ContentController;
    document: DocumentController;
    feed: FeedController;
    health: HealthController;
    taxonomy: TaxonomyController;
  }

  interface IService {
    article: ArticleService;
    content: ContentService;
    feed: FeedService;
    operations: OperationsService;
    preview: PreviewService;
    taxonomy: TaxonomyService;
  }
}
