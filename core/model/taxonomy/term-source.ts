/** The entry of a term in `taxonomy.yml`; `name` is null for a term without one. */
export interface TermSource {
  readonly name: string | null;
  readonly aliases: readonly string[];
  readonly label: Readonly<Record<string, string>> | null;
  readonly description: string | null;
}

/** A term without an entry in `taxonomy.yml`. */
export const unnamedTerm: TermSource = { name: null, aliases: [], label: null, description: null };
