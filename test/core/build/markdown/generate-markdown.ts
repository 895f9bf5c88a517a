import { openRandom, type Random } from '../../../support/random';

/** A document, and what of it is prose. */
export interface GeneratedMarkdown {
  readonly markdown: string;
  /** The same with a space behind each bare address that Chinese follows. */
  readonly spaced: string;
  /** Every word of the prose; no two are alike, and none is a part of another. */
  readonly words: readonly string[];
  /** CJK punctuation of the prose, in order; none of it is ever markup. */
  readonly punctuation: string;
}

/** A piece of running text. What it shows beyond words of its own stands in `shown`. */
type Piece = (word: () => string, random: Random) => { readonly written: string; readonly shown?: string };

const tags =
  'template title noscript noembed noframes style script textarea select svg math iframe xmp plaintext frameset object ' +
  'div ul table tr td details section form button video b i a span kbd em font p li dd T String el-input br hr img html';
const tagNames = tags.split(' ');
const cjkPunctuation = ['，', '。', '：', '“', '”', '（', '）', '、', '！', '《', '》', '——', '…'];
const latinPunctuation = ['.', ',', ' ', ' ', '!', '?', ':', '"', '(', ')', "'", '-', '/'];
const markers = ['**', '*', '***', '~', '~~', '__', '_', '`a`', '** ', ' **', ' ~'];
const addresses = [
  'https://a.example/x',
  'http://a.example/x?y=1&z=2',
  'www.a.example',
  'a@b.example',
  'https://a.example/(x)',
];
const tails = ['', '', '.', ',', ')', '!', '"', '&amp;', ';', '.)', '?'];
/** Beside these, a space rather than Chinese decides what opens and what closes. */
const markerTails = ['*', '**', '_', '~', '~~'];

const pieces: readonly Piece[] = [
  (word) => ({ written: word() }),
  (word) => ({ written: word() }),
  (_, random) => ({ written: random.pick(cjkPunctuation) }),
  (_, random) => ({ written: random.pick(latinPunctuation) }),
  (_, random) => ({ written: random.pick(markers) }),
  (word, random) => wrap(random.pick(['**', '*', '~~', '`', '__']), word()),
  (word, random) => wrap(random.pick(['**', '~~', '*']), `“${word()}”`, word()),
  (word) => ({ written: `**${word()} **${word()}` }),
  (word, random) => ({ written: `${random.pick(addresses)}${random.pick(tails)}\u0000，${word()}` }),
  (word, random) => ({ written: `${random.pick(addresses)}${random.pick(tails)}\u0000文${word()}` }),
  (word, random) => ({ written: `${random.pick(addresses)}${random.pick(markerTails)}，${word()}` }),
  (word, random) => ({ written: `${word()}${random.pick(addresses)} ` }),
  (_, random) => ({ written: `${String(random.between(1, 9))}~${String(random.between(10, 99))}` }),
  (word) => ({ written: `[${word()}](/x)` }),
  (word) => ({ written: `![${word()}](/x.png)` }),
  (_, random) => ({ written: `<${random.pick(tagNames)}>` }),
  (_, random) => ({ written: `<${random.pick(tagNames)} class="x" />` }),
  (_, random) => ({ written: `</${random.pick(['b', 'i', 'a', 'span', 'em', 'kbd', 'div', 'p', 'T'])}>` }),
  (word) => ({ written: `<b>${word()}</b>` }),
  (word) => ({ written: `<kbd>${word()}</kbd>` }),
  () => ({ written: '<template>藏，</template>', shown: '' }),
  () => ({ written: '<!-- 藏。 -->', shown: '' }),
  () => ({ written: ' [ ' }),
  () => ({ written: '\\*' }),
  () => ({ written: '&lt;' }),
];

function wrap(marker: string, ...parts: readonly string[]): { written: string } {
  const [inner = '', after = ''] = parts;
  return { written: `${marker}${inner}${marker}${after}` };
}

/** Makes a document of up to eight blocks; the same seed makes the same one. */
export function generateMarkdown(seed: number): GeneratedMarkdown {
  const random = openRandom(seed);
  const words: string[] = [];
  let shown = '';
  const word = (): string => {
    // Ended by a letter, so that word 1 is no part of word 11.
    const made = `${random.pick(['字', '云', '词', 'w', 'W', '가', 'か'])}${words.length}z`;
    words.push(made);
    return made;
  };
  const line = (length: number): string => {
    let written = '';
    for (let i = 0; i < length; i++) {
      const piece = random.pick(pieces)(word, random);
      written += piece.written;
      shown += piece.shown ?? piece.written;
    }
    // Three tildes at the start of a line begin a code block, and what stands behind them names its language.
    return /^\s*~/.test(written) ? `${word()}${written}` : written;
  };
  const blocks: readonly (() => string)[] = [
    () => line(random.between(1, 14)),
    () => `${word()}${line(random.between(1, 10))}\n${word()}${line(random.between(1, 10))}`,
    () => `## ${word()}${line(random.between(0, 5))}`,
    () => `- ${word()}${line(random.between(1, 6))}\n- ${word()}${line(random.between(1, 6))}`,
    () => `> ${line(random.between(1, 8))}`,
    () => `| ${word()} | ${word()} |\n| --- | --- |\n| ${word()} | ${word()} |`,
    () => `\`\`\`\n\n${word()} <b> **\n\`\`\``,
    () => `<div>\n\n${word()}${line(3)}\n\n</div>`,
    () => `<${random.pick(tagNames)}>\n\n${word()}`,
  ];
  const written = Array.from({ length: random.between(1, 8) }, () => random.pick(blocks)());
  const whole = written.join('\n\n');
  return {
    markdown: whole.replaceAll('\u0000', ''),
    spaced: whole.replaceAll('\u0000', ' '),
    words,
    punctuation: onlyCjkPunctuation(shown),
  };
}

/** Leaves nothing of a text but its CJK punctuation. */
export function onlyCjkPunctuation(text: string): string {
  return Array.from(text)
    .filter((character) => cjkPunctuation.join('').includes(character))
    .sort()
    .join('');
}
