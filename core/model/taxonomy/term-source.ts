/** What `taxonomy.yml` says of a term; `name` is null where only articles know it. */
export interface TermSource {
  readonly name: string | null;
  readonly aliases: readonly string[];
  readonly label: Readonly<Record<string, string>> | null;
  readonly description: string | null;
}

/** A term that only articles know. */
export const unnamedTerm: TermSource = { name: null, aliases: [], label: null, description: null };
