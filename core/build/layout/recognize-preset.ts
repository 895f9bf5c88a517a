import type { Preset } from './layout';

/** A folder of Markdown as `adopt` sees it. */
export interface Folder {
  /** Paths of all files below it, with `/`; hidden folders included, but not what is in them. */
  readonly paths: readonly string[];
  /** The texts of the small files directly in it that configure a tool, by name. */
  readonly settings: ReadonlyMap<string, string>;
}

/** What a folder was recognised by. */
export interface Recognized {
  readonly preset: Preset;
  /** The files that tell, the surest first. */
  readonly evidence: readonly string[];
}

/** A sign of a tool: a path, or a line in a file of settings. */
interface Sign {
  readonly path: RegExp;
  readonly line?: RegExp;
  /** 3: no other tool has it. 2: few others. 1: only together with another sign. */
  readonly weight: 1 | 2 | 3;
}

const dependency = (name: string): Sign => ({
  path: /^package\.json$/,
  line: new RegExp(`"${name}"\\s*:`),
  weight: 3,
});

/** The signs of each tool, from its documentation. */
const signs: Readonly<Record<Exclude<Preset, 'plain'>, readonly Sign[]>> = {
  hexo: [
    dependency('hexo'),
    { path: /^(?:.+\/)?source\/_posts\//, weight: 3 },
    { path: /^_config\.yml$/, line: /^(?:source_dir|new_post_name|post_asset_folder):/m, weight: 3 },
    { path: /^scaffolds\/.+\.md$/, weight: 2 },
  ],
  jekyll: [
    { path: /^Gemfile$/, line: /jekyll|github-pages/, weight: 3 },
    {
      path: /^_config\.ya?ml$/,
      line: /^(?:markdown:\s*kramdown|kramdown:|permalink:|plugins:|gems:)/m,
      weight: 2,
    },
    { path: /^(?:.+\/)?_posts\/\d{4}-\d\d?-\d\d?-/, weight: 2 },
    { path: /^_(?:layouts|includes)\//, weight: 2 },
  ],
  hugo: [
    { path: /^hugo\.(?:toml|ya?ml|json)$/, weight: 3 },
    { path: /^config(?:\/_default\/(?:config|hugo))?\.toml$/, weight: 2 },
    { path: /^archetypes\/.+\.md$/, weight: 2 },
    { path: /^(?:.+\/)?_index(?:\.[a-z-]+)?\.md$/, weight: 1 },
    { path: /^layouts\/.+\.html$/, weight: 1 },
  ],
  vuepress: [
    { path: /^(?:.+\/)?\.vuepress$/, weight: 3 },
    dependency('vuepress'),
    dependency('vuepress-theme-hope'),
  ],
  vitepress: [{ path: /^(?:.+\/)?\.vitepress$/, weight: 3 }, dependency('vitepress')],
  docusaurus: [
    { path: /^(?:.+\/)?docusaurus\.config\.[cm]?[jt]s$/, weight: 3 },
    { path: /^(?:.+\/)?sidebars\.[cm]?[jt]s$/, weight: 2 },
    dependency('@docusaurus/core'),
  ],
  mkdocs: [{ path: /^mkdocs\.ya?ml$/, weight: 3 }],
  gitbook: [
    { path: /^(?:.+\/)?SUMMARY\.md$/, weight: 2 },
    { path: /^(?:\.gitbook\.yaml|book\.json|book\.js|book\.toml)$/, weight: 3 },
  ],
  obsidian: [{ path: /^(?:.+\/)?\.obsidian$/, weight: 3 }],
  astro: [
    { path: /^(?:.+\/)?astro\.config\.[cm]?[jt]s$/, weight: 3 },
    { path: /^(?:.+\/)?src\/content\/config\.[jt]s$/, weight: 3 },
    { path: /^(?:.+\/)?src\/content\.config\.[jt]s$/, weight: 3 },
    dependency('astro'),
  ],
};

/** The weight of signs that makes a tool likely. */
const enough = 2;

/** Recognises the tool that a folder was written for; null if there is no sign of one. */
export function recognizePreset({ paths, settings }: Folder): Recognized | null {
  let best: (Recognized & { readonly weight: number }) | null = null;
  for (const [preset, tells] of Object.entries(signs) as [Preset, readonly Sign[]][]) {
    const found = tells.flatMap(({ path, line, weight }) => {
      const file = paths.find((each) => path.test(each));
      const isSign = file !== undefined && (line === undefined || line.test(settings.get(file) ?? ''));
      return isSign ? [{ file, weight }] : [];
    });
    const weight = found.reduce((sum, sign) => sum + sign.weight, 0);
    if (weight < enough || (best && weight <= best.weight)) continue;
    const surestFirst = found.toSorted((a, b) => b.weight - a.weight);
    best = { preset, weight, evidence: [...new Set(surestFirst.map(({ file }) => file))] };
  }
  return best && { preset: best.preset, evidence: best.evidence };
}
