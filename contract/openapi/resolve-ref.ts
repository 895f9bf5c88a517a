import type { JsonSchema } from './to-json-schema';

/** The parts of an OpenAPI document that clients rely on. */
export interface ComparedDocument {
  readonly paths: Readonly<Record<string, { readonly get?: unknown }>>;
  readonly components: JsonSchema;
}

/** A reference to a component. */
export interface Ref {
  readonly $ref: string;
}

/** Returns the component that a reference points to; any other value as it is. */
export function resolveRef<T>({ components }: Pick<ComparedDocument, 'components'>, value: T | Ref): T {
  if (typeof value !== 'object' || value === null || !('$ref' in value)) return value;
  const [, , kind = '', name = ''] = value.$ref.split('/');
  return (components[kind] as Readonly<Record<string, T>>)[name] as T;
}
