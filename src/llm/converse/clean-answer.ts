import { fold } from '../../core/fold.ts';
import { literal } from '../../core/reply.ts';

/** Nobody reads more in a chat. */
const MOST_LINES = 14;
const LONGEST_LINE = 600;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu;

/** `- `, `* `, `1. ` */
const BULLET = /^\s*(?:[-*•–]|\d{1,2}[.)])\s+/;
const SENTENCE = /(?<=[.!?…])\s+(?=[^\p{Ll}\s])/u;
/** Markdown that makes words stand out, and nothing else. */
const EMPHASIS = /(?<![\p{L}\p{N}])(?:\*\*|__|\*|_|`)(?=\S)|(?<=\S)(?:\*\*|__|\*|_|`)(?![\p{L}\p{N}])/gu;

/** Addresses of any kind, and whatever becomes one in a client. */
const LINK =
  /\b[a-z][a-z\d+.-]{1,20}:\/\/|\b(?:mailto|matrix|tel|data|javascript):|\bwww\.|\]\s*\(|\b[\p{L}\p{N}-]+\.(?:com|org|net|io|example|dev|app|de|eu|info|me|co|xyz|ru|cn|test|local|lan)\b|\bhxxp/iu;
/** Clients make a link of whatever ends like a domain, and there are more of those than anybody can list. */
const DOMAIN = /[\p{L}\p{N}-][.．。｡]\p{L}{2,}/u;
const MENTION = /(?<![\p{L}\p{N}])[@#!+$][\p{L}\p{N}._=/-]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}]/u;

/** Words that ask for a secret, a command or a yes: an answer about tasks has none of them. */
const DEMAND =
  /\b(?:password|passphrase|passcode|token|api|secret|credential\w*|access key|recovery key|security key|\w+ key|keys?|config|passwort\w*|kennwort\w*|geheim\w*|zugangsdaten|schlussel\w*|pin|tan|2fa|one-time code|sk-\w*|vkt?_\w*)\b|[✅❌☑✔]|\b(?:type|say|reply|answer|react|write|send|schreib\w*|antworte\w*|sag\w*|bestatige\w*) (?:with |me |mir |mit )?["'“„]?(?:yes|ja|ok|confirm|allow|undo|delete|config|connect)\b|\b(?:click|klick\w*|log ?in|sign ?in|einlogg\w*|anmeld\w*|download\w*|herunterlad\w*|ignore (?:all|previous|any)|system prompt|instructions?|anweisung\w*)\b/u;

/** Verbs of what eis could do, as they are told when it is done. */
const ACTS =
  'delet\\w*|remov\\w*|eras\\w*|mov\\w*|chang\\w*|add\\w*|creat\\w*|complet\\w*|mark\\w*|finish\\w*|sen[dt]\\w*|shar\\w*|forward\\w*|post\\w*|e?mail\\w*|updat\\w*|reschedul\\w*|cancel\\w*|clean\\w*|clear\\w*|set|assign\\w*|archiv\\w*|invit\\w*|reveal\\w*|export\\w*|upload\\w*|transfer\\w*|publish\\w*|renam\\w*|connect\\w*|disconnect\\w*|execut\\w*|did|done|taken care|scheduled|wiped?|dropped|disabled|enabled|paid|booked|ordered|bought|told|informed|notified|reminded|prepared|organi[sz]ed|sorted|fixed|handled';
const GERMAN_ACTS =
  'geloscht|entfernt|verschoben|geandert|hinzugefugt|angelegt|erstellt|erledigt|markiert|gesendet|gesandt|geschickt|verschickt|geteilt|weitergeleitet|weitergegeben|aktualisiert|abgesagt|archiviert|eingeladen|exportiert|hochgeladen|umbenannt|veroffentlicht|verbunden|getan|gemacht|aufgeraumt|sortiert|informiert|bestellt|gebucht|bezahlt|loschen|entfernen|verschieben|andern|senden|schicken|teilen|weiterleiten|verraten|preisgegeben';
/** What tasks never do by themselves, and nobody but eis would have done meanwhile. */
const DONE_TO =
  'deleted|removed|erased|wiped|moved|changed|sent|shared|forwarded|posted|e?mailed|rescheduled|cancell?ed|archived|assigned|renamed|exported|uploaded|published|revealed|updated|marked|disabled|connected|disconnected|cleared|cleaned';
const GERMAN_DONE_TO =
  'geloscht|entfernt|verschoben|geandert|gesendet|geschickt|verschickt|geteilt|weitergeleitet|abgesagt|archiviert|umbenannt|exportiert|hochgeladen|veroffentlicht|aktualisiert|markiert|verbunden';

/** What comes behind "I" where something is only advised. */
const ADVICE =
  ' (?:would |d |wurde )?(?:suggest|recommend|propose|advise|think|see|schlage|empfehle|rate|denke|sehe|vorschlagen|empfehlen)\\b';

const CLAIMS: readonly RegExp[] = [
  new RegExp(`\\b(?:i|ive|ill|im|id|we|weve|eis|me|myself)\\b(?!${ADVICE})[^.!?]{0,60}\\b(?:${ACTS})\\b`),
  new RegExp(`\\b(?:ich|wir|eis)\\b(?!${ADVICE})[^.!?]{0,80}\\b(?:${GERMAN_ACTS})\\b`),
  new RegExp(`\\b(?:${GERMAN_ACTS})\\b[^.!?]{0,30}\\b(?:ich|wir)\\b`),
  new RegExp(`\\b(?:habe?|haben)\\b[^.!?]{0,20}\\b(?:ich|wir)\\b[^.!?]{0,80}\\b(?:${GERMAN_ACTS})\\b`),
  new RegExp(`\\b(?:is|are|was|were|been|being|got|be)\\b(?: \\w+){0,2} (?:${DONE_TO})\\b`),
  new RegExp(`\\b(?:ist|sind|wurden?|worden|wird|werden)\\b[^.!?]{0,60}\\b(?:${GERMAN_DONE_TO})\\b`),
  new RegExp(`^(?:${DONE_TO}|done|completed|added|created|all set|${GERMAN_ACTS})\\b(?: *[:!.,-]|$)`),
  new RegExp(`^(?:${DONE_TO})\\b`),
];

/** A word of letters of several scripts is there to look like another one. */
const WORD = /[\p{L}\p{M}]+/gu;
const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u];

/** What `keeps` sees is one sentence, as a person reads it. */
export interface Cleaning {
  readonly keeps: (sentence: string) => boolean;
  /** Titles in quotes are looked at as titles, whatever they say. */
  readonly titles: readonly string[];
}

export interface Cleaned {
  /** Markdown; empty when nothing is left. */
  readonly markdown: string;
  /** How many sentences were left out. */
  readonly dropped: number;
}

/**
 * The words of a model, made fit to be said: no link, no mark-up, no address of anybody, nothing that sounds as if it had been
 * done, nothing that asks for a secret or a yes. A sentence that has any of these is left out, whole.
 */
export function cleanAnswer(text: string, { keeps, titles }: Cleaning): Cleaned {
  let dropped = 0;
  const lines = text
    .normalize('NFC')
    .split(/\r\n|[\r\n\u2028\u2029]/u)
    .map((line) => line.replace(UNSEEN, '').trim())
    .filter((line) => line !== '')
    .flatMap((line) => {
      const bullet = BULLET.test(line) ? '- ' : '';
      const sentences = line.replace(BULLET, '').split(SENTENCE);
      const kept = sentences.filter((sentence) => isFit(sentence, titles) && keeps(sentence));
      dropped += sentences.length - kept.length;
      const words = kept.join(' ').replace(EMPHASIS, '').slice(0, LONGEST_LINE);
      return words.trim() === '' ? [] : [`${bullet}${literal(words)}`];
    });
  return { markdown: lines.slice(0, MOST_LINES).join('\n'), dropped };
}

/** The same for words that become a part of a task: a link in a question is opened by clients all by itself. */
export const mayBeProposed = (words: string): boolean => isFit(words, []);

function isFit(sentence: string, titles: readonly string[]): boolean {
  if (sentence.length > LONGEST_LINE || /[<>]/.test(sentence)) return false;
  if (isMixed(sentence)) return false;
  const bare = withoutTitles(sentence, titles);
  if (LINK.test(sentence) || MENTION.test(sentence) || DOMAIN.test(bare)) return false;
  const folded = fold(bare).trim();
  return !DEMAND.test(folded) && !CLAIMS.some((claim) => claim.test(folded));
}

/** A title in quotes is named, not said: "delete everything" may well be one. */
const withoutTitles = (sentence: string, titles: readonly string[]): string =>
  sentence.replace(/["“„«]([^"“”„«»]{1,300})["”“»]/gu, (whole, quoted: string) =>
    titles.some((title) => fold(title).trim() === fold(quoted).trim()) ? '""' : whole,
  );

const isMixed = (text: string): boolean =>
  (text.match(WORD) ?? []).some((word) => SCRIPTS.filter((script) => script.test(word)).length > 1);
