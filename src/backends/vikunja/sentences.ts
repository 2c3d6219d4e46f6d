import { inLanguages } from '../../core/speech.ts';

type Words = readonly [message: string, next: string];

const ELSEWHERE = 'choose another project for new tasks in the settings of Vikunja first.';
const WOANDERS = 'wähl zuerst in den Einstellungen von Vikunja ein anderes Projekt für neue Aufgaben.';

/** What each of Vikunja's own numbers means to the person, and what they can do about it. */
const REFUSALS: Readonly<Record<number, Words>> = {
  1005: ['Nobody there has that name.', 'look in Vikunja how the name is written.'],
  3001: ['That project is no longer there.', 'say show my projects to see which there are.'],
  3007: ['Another project has that short name already.', 'change the short name in Vikunja.'],
  3008: ['That project is archived, so nothing in it can be changed.', 'take it out of the archive first.'],
  3011: ['A project cannot be put into itself.', 'name another project.'],
  3012: ['The project that takes new tasks cannot be deleted.', ELSEWHERE],
  3013: ['The project that takes new tasks cannot be archived.', ELSEWHERE],
  4001: ['A task needs a title.', 'say it again with a title.'],
  4002: ['That task is no longer there.', 'say show my tasks to see which there are.'],
  4011: ['That file is no longer there.', 'say files of, and the task, to see which there are.'],
  4021: ['That person has the task already.', 'there is nothing left to do.'],
  4022: ['A reminder before a date needs that date.', 'give the task its date first.'],
  4029: ['Vikunja repeats a task after ten years at the most.', 'say it again with a shorter time.'],
  7003: ['That person has no access to the project.', 'share the project with them in Vikunja first.'],
  8002: ['That label is no longer there.', 'say show my labels to see which there are.'],
  10004: ['That bucket of the board is full.', 'make room in it in Vikunja first.'],
};
/** The rights by their English words. */
const RECHTE: Readonly<Record<string, string>> = {
  'list tasks': 'Aufgaben auflisten',
  'read a task': 'eine Aufgabe lesen',
  'add tasks': 'Aufgaben hinzufügen',
  'change tasks': 'Aufgaben ändern',
  'delete tasks': 'Aufgaben löschen',
  'put labels on tasks': 'Aufgaben mit Labels versehen',
  'take labels off tasks': 'Labels von Aufgaben nehmen',
  'assign tasks': 'Aufgaben zuweisen',
  'take people off tasks': 'Zuweisungen aufheben',
  'read comments': 'Kommentare lesen',
  'attach files': 'Dateien anhängen',
  'read files': 'Dateien lesen',
  'delete files': 'Dateien löschen',
  'list projects': 'Projekte auflisten',
  'read a project': 'ein Projekt lesen',
  'make projects': 'Projekte anlegen',
  'change projects': 'Projekte ändern',
  'delete projects': 'Projekte löschen',
  'see who is in a project': 'sehen, wer in einem Projekt ist',
  'list labels': 'Labels auflisten',
  'read a label': 'ein Label lesen',
  'make labels': 'Labels anlegen',
  'delete labels': 'Labels löschen',
  'read your settings': 'deine Einstellungen lesen',
};

const ABSAGEN: Readonly<Record<number, Words>> = {
  1005: ['So heißt dort niemand.', 'sieh in Vikunja nach, wie der Name geschrieben wird.'],
  3001: ['Dieses Projekt ist nicht mehr da.', 'sag „zeig meine Projekte“, um zu sehen, welche es gibt.'],
  3007: ['Ein anderes Projekt hat dieses Kürzel schon.', 'ändere das Kürzel in Vikunja.'],
  3008: [
    'Dieses Projekt ist archiviert, darum lässt sich nichts darin ändern.',
    'hol es zuerst aus dem Archiv.',
  ],
  3011: ['Ein Projekt kann nicht in sich selbst liegen.', 'nenn ein anderes Projekt.'],
  3012: ['Das Projekt für neue Aufgaben kann nicht gelöscht werden.', WOANDERS],
  3013: ['Das Projekt für neue Aufgaben kann nicht archiviert werden.', WOANDERS],
  4001: ['Eine Aufgabe braucht einen Titel.', 'sag es noch einmal mit einem Titel.'],
  4002: ['Diese Aufgabe ist nicht mehr da.', 'sag „zeig meine Aufgaben“, um zu sehen, welche es gibt.'],
  4011: ['Diese Datei ist nicht mehr da.', 'sag „Dateien von“ und die Aufgabe, um zu sehen, welche es gibt.'],
  4021: ['Diese Person hat die Aufgabe schon.', 'es ist nichts mehr zu tun.'],
  4022: ['Eine Erinnerung vor einem Datum braucht dieses Datum.', 'gib der Aufgabe zuerst ihr Datum.'],
  4029: [
    'Vikunja wiederholt eine Aufgabe nach höchstens zehn Jahren.',
    'sag es noch einmal mit einer kürzeren Zeit.',
  ],
  7003: ['Diese Person hat keinen Zugang zu dem Projekt.', 'teil das Projekt zuerst in Vikunja mit ihr.'],
  8002: ['Dieses Label ist nicht mehr da.', 'sag „zeig meine Labels“, um zu sehen, welche es gibt.'],
  10004: ['Diese Spalte des Boards ist voll.', 'mach zuerst in Vikunja Platz darin.'],
};

/** `its 2 comments` */
const counted = (count: number, one: string, many: string): string | undefined =>
  count === 0 ? undefined : count === 1 ? `its ${one}` : `its ${count} ${many}`;
const gezaehlt = (count: number, [one, many]: readonly [one: string, many: string]): string | undefined =>
  count === 0 ? undefined : count === 1 ? one : `ihre ${count} ${many}`;

/** What happened and what to do now, in plain text; and what a removal takes for good. */
export const say = inLanguages(
  {
    refusal: (code: number): readonly string[] | undefined => REFUSALS[code],
    unknownRoute: (host: string) => [
      `${host} does not know what I asked of it.`,
      'say status; an admin may have to look whether this is a Vikunja of 0.24 or newer.',
    ],
    notAllowedThere: (host: string) => [
      `${host} does not let your account do that there.`,
      'ask whoever shares that with you there for the right to change it, or choose another project.',
    ],
    tooMuchText: (host: string) => [`That is too much text for ${host}.`, 'say it with less text.'],
    fileTooLarge: (host: string, name: string) => [
      `${name} is too large for ${host}.`,
      'send a smaller one.',
    ],
    fileNotKept: (host: string, name: string) => [
      `${host} did not keep ${name}.`,
      'try again, or attach it there.',
    ],
    filesOff: (host: string) => [
      `${host} keeps no files: they are switched off there.`,
      'ask its admin to switch them on.',
    ],
    notTaken: (host: string, number: string) => [
      `${host} did not take it (${number}).`,
      'say it in another way, or do it there.',
    ],
    brokeOff: (host: string) => [`${host} broke off.`],
    tooManyRequests: (host: string) => [
      `${host} has too many requests at the moment.`,
      'try again in a minute.',
    ],
    ownError: (host: string, status: number) => [
      `${host} has an error of its own (HTTP ${status}).`,
      'try again later.',
    ],
    foreign: (host: string) => [
      `${host} answered with something else than Vikunja does.`,
      'look whether a proxy or a login page stands before it.',
    ],
    unknownForm: (host: string) => [`${host} answered in a form that I do not know.`],
    right: (right: string): string => right,
    lacksRight: (host: string, right: string, scope: string, where: string) => [
      `The token for ${host} may not ${right}: it lacks the right “${scope}”.`,
      `make a token with that right at ${where}, then say config renew.`,
    ],
    worksButLacks: (host: string, right: string, scope: string) => [
      `The token for ${host} works, but it may not ${right}: it lacks the right “${scope}”.`,
    ],
    deadToken: (host: string, where: string) => [
      `${host} does not accept your token any more (revoked or expired).`,
      `make a new one at ${where}, then say config renew.`,
    ],
    wrongToken: (host: string) => [`${host} does not accept this token (wrong or expired).`],
    noVikunja: (host: string) => [
      `There is no Vikunja at ${host}.`,
      'look whether the address is right: it is the one that your browser shows.',
    ],
    tooOld: (version: string) => [
      `That is Vikunja ${version}; I need 0.24 or newer.`,
      'ask whoever runs it for a newer version.',
    ],
    leftOver: ['It was refused, and I could not remove what is left of it.'],
    noAccess: ['That person has no access to the project.'],
    labelGone: (title: string) => [`There is no label “${title}” any more.`],

    itsComments: (count: number | undefined) =>
      count === undefined ? 'its comments' : counted(count, 'comment', 'comments'),
    itsAttachments: (count: number) => counted(count, 'attachment', 'attachments'),
    itsLinks: (count: number) => counted(count, 'link to another task', 'links to other tasks'),
    itsNumber: 'its number',
  },
  {
    de: {
      refusal: (code: number): readonly string[] | undefined => ABSAGEN[code],
      unknownRoute: (host: string) => [
        `${host} kennt nicht, was ich von ihm wollte.`,
        'sag „Status“; vielleicht muss ein Admin nachsehen, ob das ein Vikunja ab 0.24 ist.',
      ],
      notAllowedThere: (host: string) => [
        `${host} lässt dein Konto das dort nicht tun.`,
        'bitte, wer es dort mit dir teilt, um das Recht, es zu ändern, oder wähl ein anderes Projekt.',
      ],
      tooMuchText: (host: string) => [`Das ist zu viel Text für ${host}.`, 'sag es mit weniger Text.'],
      fileTooLarge: (host: string, name: string) => [
        `${name} ist zu groß für ${host}.`,
        'schick eine kleinere Datei.',
      ],
      fileNotKept: (host: string, name: string) => [
        `${host} hat ${name} nicht behalten.`,
        'versuch es noch einmal, oder häng es dort an.',
      ],
      filesOff: (host: string) => [
        `${host} bewahrt keine Dateien auf: sie sind dort ausgeschaltet.`,
        'bitte den Admin dort, sie einzuschalten.',
      ],
      notTaken: (host: string, number: string) => [
        `${host} hat es nicht angenommen (${number}).`,
        'sag es anders, oder tu es dort.',
      ],
      brokeOff: (host: string) => [`${host} hat abgebrochen.`],
      tooManyRequests: (host: string) => [
        `${host} hat gerade zu viele Anfragen.`,
        'versuch es in einer Minute noch einmal.',
      ],
      ownError: (host: string, status: number) => [
        `${host} hat selbst einen Fehler (HTTP ${status}).`,
        'versuch es später noch einmal.',
      ],
      foreign: (host: string) => [
        `${host} hat mit etwas anderem geantwortet als Vikunja.`,
        'sieh nach, ob ein Proxy oder eine Anmeldeseite davorsteht.',
      ],
      unknownForm: (host: string) => [`${host} hat in einer Form geantwortet, die ich nicht kenne.`],
      right: (right: string) => RECHTE[right] ?? right,
      lacksRight: (host: string, right: string, scope: string, where: string) => [
        `Das Token für ${host} darf nicht ${RECHTE[right] ?? right}: ihm fehlt das Recht „${scope}“.`,
        `mach unter ${where} ein Token mit diesem Recht, dann sag config renew.`,
      ],
      worksButLacks: (host: string, right: string, scope: string) => [
        `Das Token für ${host} gilt, aber es darf nicht ${RECHTE[right] ?? right}: ihm fehlt das Recht „${scope}“.`,
      ],
      deadToken: (host: string, where: string) => [
        `${host} nimmt dein Token nicht mehr an (widerrufen oder abgelaufen).`,
        `mach unter ${where} ein neues, dann sag config renew.`,
      ],
      wrongToken: (host: string) => [`${host} nimmt dieses Token nicht an (falsch oder abgelaufen).`],
      noVikunja: (host: string) => [
        `Unter ${host} ist kein Vikunja.`,
        'sieh nach, ob die Adresse stimmt: es ist die, die dein Browser zeigt.',
      ],
      tooOld: (version: string) => [
        `Das ist Vikunja ${version}; ich brauche 0.24 oder neuer.`,
        'bitte, wer es betreibt, um eine neuere Version.',
      ],
      leftOver: ['Es wurde abgelehnt, und ich konnte nicht entfernen, was davon übrig ist.'],
      noAccess: ['Diese Person hat keinen Zugang zu dem Projekt.'],
      labelGone: (title: string) => [`Das Label „${title}“ gibt es nicht mehr.`],

      itsComments: (count: number | undefined) =>
        count === undefined ? 'ihre Kommentare' : gezaehlt(count, ['ihren Kommentar', 'Kommentare']),
      itsAttachments: (count: number) => gezaehlt(count, ['ihren Anhang', 'Anhänge']),
      itsLinks: (count: number) =>
        gezaehlt(count, ['ihre Verknüpfung mit einer anderen Aufgabe', 'Verknüpfungen mit anderen Aufgaben']),
      itsNumber: 'ihre Nummer',
    },
  },
);
