import { languageName, LANGUAGES } from '../../core/languages.ts';
import { findKnown, type Known, type ReadValue, value } from './read-value.ts';
import { say } from './sentences.ts';

/** A language by its name in itself, in English or in German, or by its tag. */
export function readLanguage(words: string, language: string): ReadValue<string> {
  const known: readonly Known<string>[] = LANGUAGES.map(({ tag, own, english, german, also = [] }) => ({
    value: tag,
    label: languageName(tag, language),
    names: [own, english, german, tag, ...also],
  }));
  const { found, near } = findKnown(words, known);
  if (found) return value(found.value);
  const sentences = say(language);
  return {
    kind: 'unclear',
    question: near
      ? sentences.noLanguageButNear(words, near.label)
      : sentences.noLanguage(words, known.map(({ label }) => label).join(', ')),
    choices: near ? [{ label: near.label, say: `settings set language ${near.value}` }] : [],
  };
}
