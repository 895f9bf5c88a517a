/** The languages that editors are addressed in. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. `{name}` stands for a fact, and the same facts are named in each. */
export type LocalizedText = Readonly<Record<Language, string>>;

/** Checks a table of texts without widening its keys. */
export function defineTexts<K extends string>(
  texts: Record<K, LocalizedText>,
): Readonly<Record<K, LocalizedText>> {
  return texts;
}
