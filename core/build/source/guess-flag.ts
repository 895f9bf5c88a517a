import { foldTerm } from '../../model/text/fold';
import { type YamlValue } from './yaml-mapping';

/** Folded words that authors write for true and false; YAML 1.1 read some of them as booleans. */
const words = {
  yes: new Set(['true', 'yes', 'y', 'on', '1', 't', '是', '对', '真', '开']),
  no: new Set(['false', 'no', 'n', 'off', '0', 'f', '否', '不', '假', '关']),
};

/** Guesses whether a value means true or false; null where that is unclear. Only fit for hints and for caution. */
export function guessFlag(value: YamlValue): boolean | null {
  if (!('text' in value)) return null;
  const word = foldTerm(value.text);
  return words.yes.has(word) ? true : words.no.has(word) ? false : null;
}
