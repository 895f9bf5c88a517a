import path from 'node:path';
import { loadContentConfig, type ContentConfig } from '../config/content';
import { readLanguage } from '../config/language';
import type { Language } from '../core/build/finding/language';
import type { ContentBuilderOptions } from '../infra/content-builder';

/** The configuration as the commands see it: they lie one folder below the code that serves. */
export function loadConfig(): ContentConfig {
  return loadContentConfig(process.env, path.resolve(__dirname, '..'));
}

/** The language that the terminal of the process asks for. */
export function readProcessLanguage(): Language {
  return readLanguage(process.env);
}

/** What the builder needs of the configuration. */
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
