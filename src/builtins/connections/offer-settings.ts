import type { Follow } from '../../core/collection.ts';
import { languageName } from '../../core/languages.ts';
import { literal } from '../../core/reply.ts';
import { say } from './sentences.ts';
import type { Said } from './stored.ts';

type Zone = NonNullable<Said['zone']>;

/** What the service knows about its person, offered in one question: taken over by one yes, and back by one undo. */
export function offerSettings(
  { zone, language }: Pick<Said, 'zone' | 'language'>,
  inLanguage: string,
): Follow | undefined {
  const question = language
    ? aboutLanguage(language, zone, inLanguage)
    : zone && say(inLanguage).zoneThere(literal(zone.there), insteadOf(zone));
  if (!question) return undefined;
  const said = [
    ...(zone ? [`set time zone to ${zone.offered}`] : []),
    ...(language ? [`set language to ${languageName(language, 'en')}`] : []),
  ].join(' and ');
  return {
    question,
    choices: [{ label: say(inLanguage).yes, say: said }],
    yesNo: true,
    // Whoever said no to a language is not asked about it again by the next connection.
    ...(language ? { once: said } : {}),
  };
}

function aboutLanguage(language: string, zone: Zone | null | undefined, inLanguage: string): string {
  const name = literal(languageName(language, inLanguage));
  const words = say(inLanguage);
  return zone
    ? words.zoneAndLanguageThere(literal(zone.there), name, insteadOf(zone))
    : words.languageThere(name);
}

/** Undefined: the one that the service has. */
const insteadOf = ({ there, offered }: Zone): string | undefined =>
  there === offered ? undefined : literal(offered);
