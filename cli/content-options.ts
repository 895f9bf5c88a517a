import path from 'node:path';
import { loadContentConfig, type ContentConfig } from '../config/content';
import { readLanguage } from '../config/language';
import type { Language } from '../core/build/finding/language';
import type { ContentBuilderOptions } from '../infra/content-builder';

/** Loads the configuration. The commands are one folder below the root of the application. */
export function loadConfig(): ContentConfig {
  return loadContentConfig(process.env, path.resolve(__dirname, '..'));
}

/** The language of the process, from its locale variables. */
export function readProcessLanguage(): Language {
  return readLanguage(process.env);
}

/** Selects the options of the content builder from the configuration. */
export function toBuilderOptions(config: ContentConfig, keepsLastGood: boolean): ContentBuilderOptions {
  const { iframeHosts, placeholders, siteUrl, imageBaseUrl, imageVariants } = config;
  return {
    iframeHosts,
    placeholders,
    images: { base: imageBaseUrl, variants: imageVariants },
    siteHost: siteUrl === null ? null : new URL(siteUrl).host,
    keepsLastGood,
  };
}
