import { inLanguages } from '../../core/speech.ts';

type Op = 'create' | 'update' | 'remove';

const VERBS = { create: 'added', update: 'changed', remove: 'removed' } as const;
const VERBEN = { create: 'hinzugefügt', update: 'geändert', remove: 'entfernt' } as const;

/** `12 Aufgaben` for `12 tasks`; what else a service found is said as it says it. */
const foundInGerman = (found: string): string => {
  const count = /^(\d+) tasks?$/.exec(found)?.[1];
  return count === undefined ? found : `${count} ${count === '1' ? 'Aufgabe' : 'Aufgaben'}`;
};

/** Names and addresses come as Markdown; what goes into an error is plain text. */
export const say = inLanguages(
  {
    theConnection: 'the connection',
    connected: (found: string | undefined) =>
      found === undefined ? '✓ Connected.' : `✓ Connected, found ${found}`,
    connection: (line: string) => `Connection: ${line}`,
    isDefault: ' (default)',
    account: (name: string) => `account ${name}`,
    lacks: (rights: string) => `The token may not: ${rights}.`,
    toChange: (make: string, name: string) =>
      `To change that, ${make} and say config renew ${name} and the token.`,
    makeNew: 'make a new one',
    removed: (name: string) =>
      `✅ Removed: the connection ${name}. Say undo within 10 minutes to bring it back.`,
    newToken: (name: string) => `${name} has its new token.`,
    noDefault: (name: string) => `${name} is no longer the default.`,
    newDefault: (title: string, name: string) => `✅ Default for ${title}: ${name}.`,
    otherwise: (name: string) => `${name} has changed in other ways`,

    askConnect: (what: string) => `Connect ${what}?`,
    askRemove: (what: string) =>
      `Remove the connection ${what}?\nWhat is there stays there. I can bring the connection back for 10 minutes.`,
    askToken: (name: string) => `Use the new token for ${name}?`,
    askDefault: (name: string) => `Make ${name} the default?`,

    takenBack: (what: readonly string[]) =>
      `↩️ Taken back: ${what.length > 0 ? `${what.join(', ')}.` : 'nothing.'}`,
    thereAgain: (name: string) => `the connection ${name} is there again`,
    goneAgain: (name: string) => `the connection ${name} is removed`,
    oldToken: (name: string) => `${name} has its old token again`,
    defaultAgain: (name: string) => `${name} is the default again`,
    isGone: 'it is no longer there',
    staysRemoved: 'stays removed',
    otherToken: 'it has another token now',
    keepsToken: 'keeps its token',
    notThere: (name: string) => `the connection ${name} is not there`,
    stillThere: (name: string) => `the connection ${name} is still there`,
    asBefore: (name: string) => `${name} is as before`,
    found: (name: string, op: Op) => `the connection ${name} was ${VERBS[op]}.`,
    notFound: (name: string, op: Op) => `the connection ${name} was not ${VERBS[op]}`,

    zoneThere: (zone: string, offered: string | undefined) =>
      `Your time zone there is ${zone}. ${offered === undefined ? 'Shall I use it here?' : `Shall I use ${offered}?`}`,
    languageThere: (there: string) => `Your language there is ${there}. Shall I use it here?`,
    zoneAndLanguageThere: (zone: string, language: string, offered: string | undefined) =>
      `Your time zone there is ${zone} and your language ${language}. ${offered === undefined ? 'Shall I use both?' : `Shall I use ${offered} and ${language}?`}`,
    moveOwn: (count: number, name: string) =>
      `Your own list holds ${count === 1 ? '1 open task. Shall I move it' : `${count} open tasks. Shall I move them`} to ${name}?`,
    yes: 'yes',

    makeToken: (link: string) => `Make a token for me there: ${link}\n`,
    sendToken: (host: string) =>
      `Send me the token for ${host}; I remove your message at once. Say cancel to stop.`,
    nameTaken: (name: string) => `“${name}” is taken, or no name. Say it again with another one.`,
    whereIs: (title: string) => `Where is your ${title}?`,
    noAddress: 'That is no address I can use.',
    sendAddress: (before: string) =>
      `${before} Send me its address, like https://vikunja.example.org. Say cancel to stop.`,
    whichService: 'Which service?',
    cannotConnect: 'I cannot connect that. One of these?',
    isDefaultAlready: (name: string) => `${name} is the default already.`,
    nothingYet: 'You are connected to nothing yet.',
    nothingMeanwhile: 'You are connected to nothing yet. I keep a list of your own for you meanwhile.',
    which: 'Which connection?',
    noneOfThatName: 'You have no connection of that name. Which one?',
    title: 'Connections',

    gone: 'That connection is no longer there.',
    noService: (service: string) => `This eis has no ${service} any more.`,
    otherAccount: (found: string, name: string, account: string) =>
      `That token belongs to ${found}, and the connection ${name} to ${account}.`,
    addOther: 'say config add to connect the other account as well.',
    noToken: (title: string) => `That is no token for ${title}.`,
    wholeToken: (command: string) => `say ${command} again with the whole token.`,
    betterToken: (isRight: boolean, where: string | undefined, command: string) =>
      `${isRight ? 'make one with that right' : 'make a new one'}${where === undefined ? '' : ` at ${where}`}, then say ${command} again.`,
  },
  {
    de: {
      theConnection: 'die Verbindung',
      connected: (found: string | undefined) =>
        found === undefined ? '✓ Verbunden.' : `✓ Verbunden, gefunden: ${foundInGerman(found)}`,
      connection: (line: string) => `Verbindung: ${line}`,
      isDefault: ' (Standard)',
      account: (name: string) => `Konto ${name}`,
      lacks: (rights: string) => `Das Token darf nicht: ${rights}.`,
      toChange: (make: string, name: string) =>
        `Um das zu ändern, ${make} und sag config renew ${name} und das Token.`,
      makeNew: 'mach ein neues',
      removed: (name: string) =>
        `✅ Entfernt: die Verbindung ${name}. Sag innerhalb von 10 Minuten „rückgängig“, um sie zurückzuholen.`,
      newToken: (name: string) => `${name} hat sein neues Token.`,
      noDefault: (name: string) => `${name} ist nicht mehr der Standard.`,
      newDefault: (title: string, name: string) => `✅ Standard für ${title}: ${name}.`,
      otherwise: (name: string) => `${name} hat sich sonst geändert`,

      askConnect: (what: string) => `${what} verbinden?`,
      askRemove: (what: string) =>
        `Die Verbindung ${what} entfernen?\nWas dort ist, bleibt dort. Ich kann die Verbindung 10 Minuten lang zurückholen.`,
      askToken: (name: string) => `Das neue Token für ${name} nehmen?`,
      askDefault: (name: string) => `${name} zum Standard machen?`,

      takenBack: (what: readonly string[]) =>
        `↩️ Zurückgenommen: ${what.length > 0 ? `${what.join(', ')}.` : 'nichts.'}`,
      thereAgain: (name: string) => `die Verbindung ${name} ist wieder da`,
      goneAgain: (name: string) => `die Verbindung ${name} ist wieder weg`,
      oldToken: (name: string) => `${name} hat wieder sein altes Token`,
      defaultAgain: (name: string) => `${name} ist wieder der Standard`,
      isGone: 'sie ist nicht mehr da',
      staysRemoved: 'bleibt entfernt',
      otherToken: 'sie hat jetzt ein anderes Token',
      keepsToken: 'behält ihr Token',
      notThere: (name: string) => `die Verbindung ${name} ist nicht da`,
      stillThere: (name: string) => `die Verbindung ${name} ist noch da`,
      asBefore: (name: string) => `${name} ist wie vorher`,
      found: (name: string, op: Op) => `die Verbindung ${name} wurde ${VERBEN[op]}.`,
      notFound: (name: string, op: Op) => `die Verbindung ${name} wurde nicht ${VERBEN[op]}`,

      zoneThere: (zone: string, offered: string | undefined) =>
        `Deine Zeitzone ist dort ${zone}. ${offered === undefined ? 'Soll ich sie hier nehmen?' : `Soll ich ${offered} nehmen?`}`,
      languageThere: (there: string) => `Deine Sprache ist dort ${there}. Soll ich sie hier nehmen?`,
      zoneAndLanguageThere: (zone: string, language: string, offered: string | undefined) =>
        `Deine Zeitzone ist dort ${zone} und deine Sprache ${language}. ${offered === undefined ? 'Soll ich beide nehmen?' : `Soll ich ${offered} und ${language} nehmen?`}`,
      moveOwn: (count: number, name: string) =>
        `In deiner eigenen Liste ${count === 1 ? 'ist 1 offene Aufgabe. Soll ich sie' : `sind ${count} offene Aufgaben. Soll ich sie`} nach ${name} verschieben?`,
      yes: 'ja',

      makeToken: (link: string) => `Mach dort ein Token für mich: ${link}\n`,
      sendToken: (host: string) =>
        `Schick mir das Token für ${host}; ich entferne deine Nachricht sofort. Sag „abbrechen“, um aufzuhören.`,
      nameTaken: (name: string) =>
        `„${name}“ ist vergeben, oder kein Name. Sag es noch einmal mit einem anderen.`,
      whereIs: (title: string) => `Wo ist dein ${title}?`,
      noAddress: 'Das ist keine Adresse, mit der ich etwas anfangen kann.',
      sendAddress: (before: string) =>
        `${before} Schick mir die Adresse, etwa https://vikunja.example.org. Sag „abbrechen“, um aufzuhören.`,
      whichService: 'Welchen Dienst?',
      cannotConnect: 'Das kann ich nicht verbinden. Einen davon?',
      isDefaultAlready: (name: string) => `${name} ist schon der Standard.`,
      nothingYet: 'Du bist noch mit nichts verbunden.',
      nothingMeanwhile: 'Du bist noch mit nichts verbunden. Solange führe ich eine eigene Liste für dich.',
      which: 'Welche Verbindung?',
      noneOfThatName: 'So heißt keine deiner Verbindungen. Welche?',
      title: 'Verbindungen',

      gone: 'Diese Verbindung ist nicht mehr da.',
      noService: (service: string) => `Dieses eis hat kein ${service} mehr.`,
      otherAccount: (found: string, name: string, account: string) =>
        `Dieses Token gehört ${found}, und die Verbindung ${name} gehört ${account}.`,
      addOther: 'sag config add, um das andere Konto auch zu verbinden.',
      noToken: (title: string) => `Das ist kein Token für ${title}.`,
      wholeToken: (command: string) => `sag ${command} noch einmal mit dem ganzen Token.`,
      betterToken: (isRight: boolean, where: string | undefined, command: string) =>
        `mach ${isRight ? 'eines mit diesem Recht' : 'ein neues'}${where === undefined ? '' : ` unter ${where}`}, dann sag ${command} noch einmal.`,
    },
  },
);
