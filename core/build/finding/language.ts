/** The languages of messages to editors. */
export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. `{name}` stands for a message parameter; all languages have the same ones. */
export type LocalizedText = Readonly<Record<Language, string>>;
