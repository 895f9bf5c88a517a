import type { ContentConfig } from '../config/content';
import type { Publication } from '../core/catalog/publication';
import type ArticleController from '../app/controller/article';
import type ContentController from '../app/controller/content';
import type HealthController from '../app/controller/health';
import type TaxonomyController from '../app/controller/taxonomy';
import type applicationExtension from '../app/extend/application';
import type contextExtension from '../app/extend/context';
import type ArticleService from '../app/service/article';
import type ContentService from '../app/service/content';
import type TaxonomyService from '../app/service/taxonomy';

declare module 'egg' {
  interface EggAppConfig {
    casebook: ContentConfig;
  }

  interface Application {
    /** The content that is served; undefined until it is loaded. Swapped whole, never changed. */
    publication: Publication | undefined;
    now: (typeof applicationExtension)['now'];
  }

  interface Context {
    requestId: string;
    input: (typeof contextExtension)['input'];
    answer: (typeof contextExtension)['answer'];
    answerMoved: (typeof contextExtension)['answerMoved'];
  }

  interface IController {
    article: ArticleController;
    content: ContentController;
    health: HealthController;
    taxonomy: TaxonomyController;
  }

  interface IService {
    article: ArticleService;
    content: ContentService;
    taxonomy: TaxonomyService;
  }
}
