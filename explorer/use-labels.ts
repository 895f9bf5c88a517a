import type { ResponseBodyOf } from '../contract/endpoint';
import type { listCategories, listCollections } from '../contract/taxonomies';
import { useStore } from './store';
import { toPlainRequest } from './requests';
import { useCall } from './use-call';

/** What readers call a term, by facet and name; names without a label are shown as they are. */
export type Labels = (facet: string, name: string, language: string) => string;

const collectionsRequest = toPlainRequest('/api/v1/collections');
const categoriesRequest = toPlainRequest('/api/v1/categories');

/** The labels that `taxonomy.yml` gives to collections and categories. */
export function useLabels(): Labels {
  const collections =
    useCall<ResponseBodyOf<typeof listCollections>>(collectionsRequest)?.result?.body?.data ?? [];
  const categories =
    useCall<ResponseBodyOf<typeof listCategories>>(categoriesRequest)?.result?.body?.data ?? [];
  const byFacet: Readonly<Record<string, typeof collections>> = {
    collection: collections,
    category: categories,
  };
  return (facet, name, language) =>
    byFacet[facet]?.find((term) => term.name === name)?.label?.[language] ?? name;
}

/** The same in the language of the page. */
export function useLabel(labels: Labels): (facet: string, name: string) => string {
  const { language } = useStore();
  return (facet, name) => labels(facet, name, language);
}
