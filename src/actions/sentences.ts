import { inLanguages } from '../core/speech.ts';

const GERMAN_NOUNS: Readonly<Record<string, readonly [the: string, name: string]>> = {
  task: ['Die Aufgabe', 'Aufgabe'],
  project: ['Das Projekt', 'Projekt'],
  label: ['Das Label', 'Label'],
  connection: ['Die Verbindung', 'Verbindung'],
  setting: ['Die Einstellung', 'Einstellung'],
  reminder: ['Die Erinnerung', 'Erinnerung'],
};

type Named = readonly [noun: string, name: string];

/** `label shopping and the project Groceries` */
function english(all: readonly Named[]): string {
  const [last = '', ...others] = all.map(([noun, name]) => `${noun} ${name}`).toReversed();
  return others.length === 0 ? last : `${others.toReversed().join(', the ')} and the ${last}`;
}

function german(all: readonly Named[]): string {
  const names = all.map(([noun, name]) => `${GERMAN_NOUNS[noun]?.[1] ?? noun} ${name}`);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} und ${names.at(-1) ?? ''}`;
}

const inEnglishQuotes = (names: readonly string[]): string =>
  `${names.map((name) => `“${name}”`).join(', ')} ${names.length === 1 ? 'is' : 'are'}`;
const inGermanQuotes = (names: readonly string[]): string =>
  `${names.map((name) => `„${name}“`).join(', ')} ${names.length === 1 ? 'ist' : 'sind'}`;

/** What is said about any kind of object. Names come as Markdown. */
export const sayRun = inLanguages(
  {
    changedSince: 'This has changed since I asked.',
    hasChangedSince: (what: string, difference: string) =>
      `${what} has changed since I asked: ${difference}.`,
    theObject: (noun: string) => `The ${noun}`,
    notAmongThem: (name: string) => `“${name}” is no longer among them.`,
    goneAll: (names: readonly string[]) => `${inEnglishQuotes(names)} no longer there. Nothing was done.`,
    notAskedAbout: (names: readonly string[]) =>
      `${inEnglishQuotes(names)} not what I asked about. Nothing was done: say it again.`,
    gone: (name: string) => `“${name}” is no longer there.`,
    lookAtList: 'look at your list.',
    nothingToChange: 'There is nothing to change.',
    changedMeanwhile: 'It changed while I was at it.',
    sayAgain: 'say it again',
    connectionGone: 'The connection that this belongs to is no longer there.',
    madeTwice: 'It was made more than once, and I could not remove what is too much.',
    didNotWork: 'It did not work.',
    cannotCheck: (summary: string, because: string) => `${summary}? I cannot check what it does: ${because}.`,
    onlyAdmin: 'only an admin may do this',
    and: ' and ',

    notConnected: 'You are not connected to a service that can do this.',
    cannotDoThat: (name: string) => `${name} cannot do that.`,
    noConnection: (words: string, names: readonly string[]) =>
      `You have no connection called “${words}”.${names.length === 0 ? '' : ` You have: ${names.join(', ')}.`}`,
    whichConnection: 'Which connection do you mean?',
    sayWithConnection: (names: readonly string[]) =>
      `Which connection do you mean? Say it again with ${names.map((name) => `“on ${name}”`).join(' or ')} at its end.`,
    stillBroken: (name: string) => `${name} still does not work.`,
    stillAway: (name: string) => `${name} still does not answer.`,
    sayStatus: 'say status',
    waitOrStatus: 'wait, or say status',
    worksAgain: (name: string) => `${name} works again.`,
    next: (what: string) => ` Next: ${what}`,

    nothingToTakeBack: 'There is nothing to take back: I take back what was done in the last 10 minutes.',
    unknownWhetherDone:
      'I could not find out whether it was done, so I took nothing back. Please look there yourself.',
    isBackAlready: 'Everything is as it was before: there is nothing to take back.',
    partUnknown: 'I could not find out about a part of it: please look there yourself.',
    wasTakenBack: (name: string) => `${name} was taken back.`,
    changedBySomebody: (name: string, difference: string) => `${name} was changed since (${difference}).`,
    theOther: (count: number) => (count === 1 ? 'the other one' : `the other ${count}`),
    allOf: (count: number) => `all ${count}`,
    yes: 'yes',
    cannotTakeBack: (since: string) => `${since} I cannot take that back.`,
    takeBackThese: (since: string, which: string) => `${since} Take back ${which}?`,
    takeItBack: (since: string) => `${since} Take it back all the same?`,
    takeThemBack: (since: string) => `${since} Take them back all the same?`,
    removedAsWell: (all: readonly Named[]) =>
      `The ${english(all)} ${all.length === 1 ? 'is' : 'are'} removed as well.`,
    stay: (all: readonly Named[]) =>
      all.length === 1
        ? `The ${english(all)} stays: others use it by now.`
        : `The ${english(all)} stay: others use them by now.`,
  },
  {
    de: {
      changedSince: 'Das hat sich geändert, seit ich gefragt habe.',
      hasChangedSince: (what: string, difference: string) =>
        `${what} hat sich geändert, seit ich gefragt habe: ${difference}.`,
      theObject: (noun: string) => GERMAN_NOUNS[noun]?.[0] ?? noun,
      notAmongThem: (name: string) => `„${name}“ ist nicht mehr dabei.`,
      goneAll: (names: readonly string[]) => `${inGermanQuotes(names)} nicht mehr da. Es wurde nichts getan.`,
      notAskedAbout: (names: readonly string[]) =>
        `${inGermanQuotes(names)} nicht das, wonach ich gefragt habe. Es wurde nichts getan: sag es noch einmal.`,
      gone: (name: string) => `„${name}“ ist nicht mehr da.`,
      lookAtList: 'sieh in deiner Liste nach.',
      nothingToChange: 'Es gibt nichts zu ändern.',
      changedMeanwhile: 'Es hat sich geändert, während ich dabei war.',
      sayAgain: 'sag es noch einmal',
      connectionGone: 'Die Verbindung, zu der das gehört, ist nicht mehr da.',
      madeTwice: 'Es wurde mehr als einmal angelegt, und ich konnte nicht entfernen, was zu viel ist.',
      didNotWork: 'Es hat nicht geklappt.',
      cannotCheck: (summary: string, because: string) =>
        `${summary}? Ich kann nicht prüfen, was es tut: ${because}.`,
      onlyAdmin: 'das darf nur ein Admin',
      and: ' und ',

      notConnected: 'Du bist mit keinem Dienst verbunden, der das kann.',
      cannotDoThat: (name: string) => `${name} kann das nicht.`,
      noConnection: (words: string, names: readonly string[]) =>
        `Du hast keine Verbindung namens „${words}“.${names.length === 0 ? '' : ` Du hast: ${names.join(', ')}.`}`,
      whichConnection: 'Welche Verbindung meinst du?',
      sayWithConnection: (names: readonly string[]) =>
        `Welche Verbindung meinst du? Sag es noch einmal mit ${names.map((name) => `„auf ${name}“`).join(' oder ')} am Ende.`,
      stillBroken: (name: string) => `${name} geht immer noch nicht.`,
      stillAway: (name: string) => `${name} antwortet immer noch nicht.`,
      sayStatus: 'sag „Status“',
      waitOrStatus: 'warte, oder sag „Status“',
      worksAgain: (name: string) => `${name} geht wieder.`,
      next: (what: string) => ` Als Nächstes: ${what}`,

      nothingToTakeBack:
        'Es gibt nichts zurückzunehmen: ich nehme zurück, was in den letzten 10 Minuten getan wurde.',
      unknownWhetherDone:
        'Ich konnte nicht herausfinden, ob es getan wurde, darum habe ich nichts zurückgenommen. Bitte sieh dort selbst nach.',
      isBackAlready: 'Alles ist wie vorher: es gibt nichts zurückzunehmen.',
      partUnknown: 'Über einen Teil davon konnte ich nichts herausfinden: bitte sieh dort selbst nach.',
      wasTakenBack: (name: string) => `${name} wurde zurückgenommen.`,
      changedBySomebody: (name: string, difference: string) =>
        `${name} wurde inzwischen geändert (${difference}).`,
      theOther: (count: number) => (count === 1 ? 'das andere' : `die anderen ${count}`),
      allOf: (count: number) => `alle ${count}`,
      yes: 'ja',
      cannotTakeBack: (since: string) => `${since} Das kann ich nicht zurücknehmen.`,
      takeBackThese: (since: string, which: string) => `${since} Nehme ich ${which} zurück?`,
      takeItBack: (since: string) => `${since} Soll ich es trotzdem zurücknehmen?`,
      takeThemBack: (since: string) => `${since} Soll ich sie trotzdem zurücknehmen?`,
      removedAsWell: (all: readonly Named[]) =>
        `${german(all)} ${all.length === 1 ? 'ist' : 'sind'} auch wieder weg.`,
      stay: (all: readonly Named[]) =>
        all.length === 1
          ? `${german(all)} bleibt: es wird inzwischen auch anderswo benutzt.`
          : `${german(all)} bleiben: sie werden inzwischen auch anderswo benutzt.`,
    },
  },
);
