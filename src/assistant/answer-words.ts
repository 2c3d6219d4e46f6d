import { fold } from '../core/fold.ts';
import { languageOf } from '../core/speech.ts';

/** What people say to a question, folded, with commas between. */
interface AnswerWords {
  readonly yes: string;
  readonly no: string;
  /** Takes a step by step conversation back (conversation.md 13.7). */
  readonly cancel: string;
  readonly else?: string;
}

/** By the tag of the language. A further one is an entry here. */
const WORDS: Readonly<Record<string, AnswerWords>> = {
  en: {
    yes: 'yes, y, yes please, ok, okay, sure, yep, yeah, yup, of course, do it, go ahead, please do, thats right, correct',
    no: 'no, n, nope, no thanks, no thank you, nah, dont, do not, rather not, better not',
    cancel: 'cancel, cancel it, cancel that, stop, never mind, nevermind',
    else: 'something else',
  },
  de: {
    yes: 'ja, j, jo, jep, jawohl, ja bitte, ja gerne, gerne, klar, ja klar, sicher, passt, genau, stimmt, richtig, mach das, mach es, in ordnung, ok gut, einverstanden, tu das',
    no: 'nein, ne, nee, no, nö, nein danke, lieber nicht, besser nicht, bitte nicht, doch nicht, auf keinen fall, lass es',
    cancel: 'abbrechen, abbruch, stopp, brich ab, vergiss es, schon gut, egal, lass gut sein',
    else: 'etwas anderes, was anderes, anderes',
  },
  fr: {
    yes: "oui, ouais, oui merci, oui s'il te plaît, d'accord, bien sûr, vas-y, volontiers",
    no: 'non, non merci, surtout pas, plutôt pas',
    cancel: 'annuler, annule, arrête, laisse tomber, oublie',
    else: 'autre chose',
  },
  es: {
    yes: 'sí, sí por favor, vale, claro, de acuerdo, por supuesto, adelante, hazlo',
    no: 'no, no gracias, mejor no',
    cancel: 'cancelar, cancela, para, déjalo, olvídalo',
    else: 'otra cosa',
  },
  it: {
    yes: "sì, sì grazie, va bene, d'accordo, certo, fallo, volentieri",
    no: 'no, no grazie, meglio di no',
    cancel: 'annulla, basta, ferma, lascia stare, lascia perdere',
    else: 'altro',
  },
  nl: {
    yes: 'ja, ja graag, jazeker, goed, prima, akkoord, doe maar, zeker',
    no: 'nee, nee dank je, nee bedankt, liever niet, niet doen',
    cancel: 'annuleren, annuleer, stop maar, laat maar, vergeet het',
    else: 'iets anders',
  },
  pt: {
    yes: 'sim, sim por favor, claro, está bem, pode ser, com certeza, de acordo',
    no: 'não, não obrigado, não obrigada, melhor não',
    cancel: 'cancelar, cancela, para, deixa, deixa pra lá, esquece',
    else: 'outra coisa',
  },
  pl: {
    yes: 'tak, tak proszę, jasne, pewnie, dobrze, oczywiście, zgoda',
    no: 'nie, nie dziękuję, lepiej nie',
    cancel: 'anuluj, zatrzymaj, nieważne, zapomnij, daj spokój',
    else: 'coś innego',
  },
  sv: {
    yes: 'ja, japp, jo, ja tack, okej, visst, gärna, absolut, gör det',
    no: 'nej, nej tack, helst inte, gör inte det',
    cancel: 'avbryt, sluta, glöm det, strunta i det',
    else: 'något annat',
  },
  da: {
    yes: 'ja, jo, ja tak, okay, gerne, selvfølgelig, gør det',
    no: 'nej, nej tak, helst ikke, lad være',
    cancel: 'annuller, annullér, glem det, lige meget',
    else: 'noget andet',
  },
  nb: {
    yes: 'ja, jo, ja takk, okei, gjerne, selvfølgelig, gjør det',
    no: 'nei, nei takk, helst ikke, la være',
    cancel: 'avbryt, glem det, samme det',
    else: 'noe annet',
  },
  fi: {
    yes: 'kyllä, joo, juu, kyllä kiitos, selvä, totta kai, tee niin',
    no: 'ei, ei kiitos, en, mieluummin ei, älä',
    cancel: 'peruuta, peru, lopeta, unohda, antaa olla',
    else: 'jotain muuta',
  },
  cs: {
    yes: 'ano, jo, ano prosím, jasně, dobře, určitě, samozřejmě',
    no: 'ne, ne děkuji, raději ne, radši ne',
    cancel: 'zrušit, zruš, storno, nech to, zapomeň',
    else: 'něco jiného',
  },
  tr: {
    yes: 'evet, tamam, olur, evet lütfen, tabii, elbette, peki',
    no: 'hayır, yok, hayır teşekkürler, istemiyorum, olmaz',
    cancel: 'iptal, iptal et, vazgeç, boş ver, bırak',
    else: 'başka bir şey',
  },
};

/** "tak" is yes in Polish and thanks in Danish: such words count in their own language only. */
const IN_ITS_OWN = new Set(['tak', 'para', 'en', 'peru']);

type Kind = keyof AnswerWords;

const wordsOf = (words: string): readonly string[] => words.split(',').map((word) => fold(word.trim()));

const everywhere = (kind: Kind): ReadonlySet<string> =>
  new Set(
    Object.values(WORDS)
      .flatMap((words) => wordsOf(words[kind] ?? ''))
      .filter((word) => word !== '' && !IN_ITS_OWN.has(word)),
  );

const EVERYWHERE: Readonly<Record<Kind, ReadonlySet<string>>> = {
  yes: everywhere('yes'),
  no: everywhere('no'),
  cancel: everywhere('cancel'),
  else: everywhere('else'),
};

/** True for a folded text that means this, in the language of the person or without doubt in any other. */
export function isAnswerWord(text: string, kind: Kind, language: string | undefined): boolean {
  if (EVERYWHERE[kind].has(text)) return true;
  const own = language === undefined ? undefined : WORDS[tagOf(language)];
  return own !== undefined && wordsOf(own[kind] ?? '').includes(text);
}

const tagOf = (language: string): string => {
  const tag = languageOf(language);
  return tag === 'no' || tag === 'nn' ? 'nb' : tag;
};
