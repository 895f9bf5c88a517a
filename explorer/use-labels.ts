import type { ResponseBodyOf } from '../contract/endpoint';
import type { listCategories, listCollections } from '../contract/taxonomies';
import { useStore } from './store';
import { toPlainRequest } from './requests';
import { useCall } from './use-call';

/** Returns the label of a term in a language, or its name if it has no label. */
export type Labels = (facet: string, name: string, language: string) => string;

const collectionsRequest = toPlainRequest('/api/v1/collections');
const categoriesRequest = toPlainRequest('/api/v1/categories');

/** Loads the labels of collections and categories, which `taxonomy.yml` sets. */
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

/** Binds labels to the language of the page. */
export function useLabel(labels: Labels): (facet: string, name: string) => string {
  const { language } = useStore();
  return (facet, name) => labels(facet, name, language);
}
