import type { LedgerRow, LedgerState } from '../../core/ledger.ts';
import { inLanguages } from '../../core/speech.ts';

interface Tokens {
  readonly sent: number;
  readonly received: number;
}

type Purpose = LedgerRow['purpose'];

const PURPOSES: Readonly<Record<Purpose, string>> = {
  analysis: 'analysis',
  sentences: 'a sentence',
  'key test': 'the test of a key',
};
const ZWECKE: Readonly<Record<Purpose, string>> = {
  analysis: 'Analyse',
  sentences: 'ein Satz',
  'key test': 'die Prüfung eines Schlüssels',
};

/** `1 204`: read the same in every language. */
const count = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ' ');

const STATES: Readonly<Record<LedgerState, string>> = {
  begun: 'under way',
  answered: 'answered',
  failed: 'no answer could be used',
  'not sent': 'not sent',
  unknown: 'I ended in the middle of it',
};
const GERMAN_STATES: Readonly<Record<LedgerState, string>> = {
  begun: 'unterwegs',
  answered: 'beantwortet',
  failed: 'keine brauchbare Antwort',
  'not sent': 'nicht gesendet',
  unknown: 'ich wurde mittendrin beendet',
};

/** What people said and what things are called comes as Markdown. */
export const say = inLanguages(
  {
    nothingToExplain: 'There is nothing of the last 24 hours here that I could explain to you.',
    messageGone: 'Your message is gone, so I do not know its words.',
    youSaid: (said: string) => `You said "${said}".`,
    understood: (how: string, resolved: string) => `Understood by: ${how}.${resolved}`,
    byCommand: 'a command',
    byPhrase: 'a known phrase',
    byAnswer: 'the question I had asked',
    byNobody: 'nobody: no known phrase fitted',
    byWord: (word: string) => `the word ${word} → strong model`,
    byLocal: 'local model (no known phrase fitted)',
    byCloud: (title: string) => `${title}, with your key (no known phrase fitted)`,
    isLine: (words: string, line: number, clock: string | undefined) =>
      `"${words}" is line ${line} of the list I showed${clock === undefined ? '' : ` at ${clock}`}.`,
    connection: (name: string) => `connection ${name}`,
    itself: 'what I keep for you',
    read: (where: string, things: number | undefined, span: string | undefined) =>
      `Read: ${where}${things === undefined ? '' : `, ${things === 1 ? '1 task' : `${things} tasks`}`}${span === undefined ? '' : ` of ${span}`}.`,
    changed: (where: string, readBack: string) => `Read and changed: ${where}. ${readBack}`,
    asPlanned: (fields: string) =>
      `Read back: ${fields === '' ? '' : `${fields} `}as planned, nothing else changed.`,
    notAsPlanned: 'Read back: not as planned; I said so.',
    asked: 'Nothing was changed yet: I asked you first.',
    failed: 'It did not work; I said why.',
    onlyReader: 'Shown here because you are the only reader of this room.',
    leftOut: (what: string) => `Left out: ${what}.`,
    left: (what: string | undefined) =>
      what === undefined
        ? 'Left the house: nothing to any cloud model.'
        : `Left the house: ${what}. Say why full for the text.`,
    requests: (number: number, company: string) =>
      `${number === 1 ? '1 request' : `${number} requests`} to ${company} with your key`,
    tokens: (sent: number, received: number) => `${count(sent)} tokens out, ${count(received)} back`,
    notAllAnswered: ' (estimated where no answer came)',
    replaced: (names: number) =>
      names === 0 ? '' : `; ${names === 1 ? '1 name' : `${names} names`} replaced`,

    nothingLeft: 'Nothing left the house for that: there is no text to show.',
    sentTo: (company: string, model: string, bytes: number) =>
      `Sent to ${company} (${model}), ${count(bytes)} bytes:`,
    forgotten: 'I have forgotten the text: it is older than 30 days, or you removed your message.',
    goesOn: (bytes: number) => `… and ${count(bytes)} more bytes.`,

    nothingIn: (month: string) => `Left the house in ${month}: nothing.`,
    sum: (month: string, requests: number, { sent, received }: Tokens) =>
      `Left the house in ${month}: ${requests === 1 ? '1 request' : `${requests} requests`}, ${count(sent)} tokens out, ${count(received)} back.`,
    purpose: (purpose: Purpose) => PURPOSES[purpose],
    state: (state: LedgerState) => STATES[state],
    andMore: (others: number) => `… and ${others} more: say ledger json`,
    counted: (tokens: number) => `Counted against your cap: ${count(tokens)} tokens.`,
  },
  {
    de: {
      nothingToExplain: 'Aus den letzten 24 Stunden ist hier nichts, was ich dir erklären könnte.',
      messageGone: 'Deine Nachricht ist weg, ihre Worte kenne ich nicht mehr.',
      youSaid: (said: string) => `Du hast gesagt: „${said}“.`,
      understood: (how: string, resolved: string) => `Verstanden durch: ${how}.${resolved}`,
      byCommand: 'einen Befehl',
      byPhrase: 'einen bekannten Satz',
      byAnswer: 'die Frage, die ich gestellt hatte',
      byNobody: 'niemanden: kein bekannter Satz passte',
      byWord: (word: string) => `das Wort ${word} → starkes Modell`,
      byLocal: 'lokales Modell (kein bekannter Satz passte)',
      byCloud: (title: string) => `${title}, mit deinem Schlüssel (kein bekannter Satz passte)`,
      isLine: (words: string, line: number, clock: string | undefined) =>
        `„${words}“ ist Zeile ${line} der Liste, die ich${clock === undefined ? '' : ` um ${clock}`} gezeigt habe.`,
      connection: (name: string) => `Verbindung ${name}`,
      itself: 'was ich für dich aufbewahre',
      read: (where: string, things: number | undefined, span: string | undefined) =>
        `Gelesen: ${where}${things === undefined ? '' : `, ${things === 1 ? '1 Aufgabe' : `${things} Aufgaben`}`}${span === undefined ? '' : ` (${span})`}.`,
      changed: (where: string, readBack: string) => `Gelesen und geändert: ${where}. ${readBack}`,
      asPlanned: (fields: string) =>
        `Nachgelesen: ${fields === '' ? '' : `${fields} `}wie geplant, sonst hat sich nichts geändert.`,
      notAsPlanned: 'Nachgelesen: nicht wie geplant; ich habe es gesagt.',
      asked: 'Es wurde noch nichts geändert: ich habe dich erst gefragt.',
      failed: 'Es ging nicht; ich habe gesagt, warum.',
      onlyReader: 'Hier gezeigt, weil nur du in diesem Raum liest.',
      leftOut: (what: string) => `Weggelassen: ${what}.`,
      left: (what: string | undefined) =>
        what === undefined
          ? 'Aus dem Haus ging: nichts an ein Cloud-Modell.'
          : `Aus dem Haus ging: ${what}. Sag „warum genau“ für den Text.`,
      requests: (number: number, company: string) =>
        `${number === 1 ? '1 Anfrage' : `${number} Anfragen`} an ${company} mit deinem Schlüssel`,
      tokens: (sent: number, received: number) => `${count(sent)} Token hin, ${count(received)} zurück`,
      notAllAnswered: ' (geschätzt, wo keine Antwort kam)',
      replaced: (names: number) =>
        names === 0 ? '' : `; ${names === 1 ? '1 Name' : `${names} Namen`} ersetzt`,

      nothingLeft: 'Dafür ging nichts aus dem Haus: es gibt keinen Text zu zeigen.',
      sentTo: (company: string, model: string, bytes: number) =>
        `Gesendet an ${company} (${model}), ${count(bytes)} Byte:`,
      forgotten:
        'Den Text habe ich vergessen: er ist älter als 30 Tage, oder du hast deine Nachricht entfernt.',
      goesOn: (bytes: number) => `… und ${count(bytes)} Byte mehr.`,

      nothingIn: (month: string) => `Aus dem Haus ging im ${month}: nichts.`,
      sum: (month: string, requests: number, { sent, received }: Tokens) =>
        `Aus dem Haus gingen im ${month}: ${requests === 1 ? '1 Anfrage' : `${requests} Anfragen`}, ${count(sent)} Token hin, ${count(received)} zurück.`,
      purpose: (purpose: Purpose) => ZWECKE[purpose],
      state: (state: LedgerState) => GERMAN_STATES[state],
      andMore: (others: number) => `… und ${others} mehr: sag ledger json`,
      counted: (tokens: number) => `Auf deinen Deckel angerechnet: ${count(tokens)} Token.`,
    },
  },
);
