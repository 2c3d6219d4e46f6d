import type { PartWords } from './words.ts';

/** Words and sequences of words, with commas between them. */
const list = (text: string): readonly string[] => text.split(',').map((words) => words.trim());

export const german: PartWords = {
  and: ['und', '&', 'sowie', 'und auch'],
  named: [
    {
      field: 'project',
      before: list(`
        im projekt, ins projekt, in projekt, zum projekt, unter projekt, unter dem projekt, in das projekt,
        in dem projekt, fur das projekt, furs projekt, in mein projekt, in meinem projekt, zu projekt`),
      behind: [],
    },
    {
      field: 'project',
      before: list(`
        in die, in meine, in meiner, in der, auf die, auf meine, auf unsere, auf meiner, auf der, zur, zu meiner,
        zu der, zu unserer, an die`),
      behind: ['liste'],
    },
    {
      before: list(`
        auf die liste, auf meine liste, auf meiner liste, zur liste, zu meiner liste, in die liste, in meine liste,
        auf unsere liste, auf die to-do-liste, auf meine to-do-liste, auf die to-do liste, auf meine to-do liste,
        auf die todo-liste, auf meine todo-liste, auf die todo liste, auf meine todo liste, auf die todoliste,
        auf meine todoliste, zur to-do-liste, zu meiner to-do-liste, zur todo-liste, zu meiner todo-liste,
        zur todoliste, zu meiner todoliste, auf die aufgabenliste, auf meine aufgabenliste, zur aufgabenliste,
        zu meiner aufgabenliste, zu meinen aufgaben, zu den aufgaben, in meine aufgaben, zu meinen todos,
        zu den todos, zu meinen to-dos, als aufgabe, als neue aufgabe, als todo, als to-do, in meine todos,
        in meine aufgabenliste, in die aufgabenliste, in meiner aufgabenliste, in meine to-do-liste`),
      behind: [],
    },
    {
      field: 'project',
      before: list(`
        auf die, auf meine, auf unsere, auf meiner, auf der, zur, zu meiner, zu der, zu unserer, in die, in meine,
        an die, auf ne, in unsere`),
      behind: [],
      ending: 'liste',
    },
    {
      field: 'project',
      before: list(`
        auf den, auf die, auf meinen, auf meine, auf unseren, auf unsere, zu den, zu meinen, zum, zur, zu, in den,
        auf dem, bei den`),
      behind: [],
      isShopping: true,
    },
    {
      field: 'priority',
      before: list(
        'mit prioritat, mit der prioritat, prioritat, prio, mit prio, mit der prio, auf prioritat, auf prio',
      ),
      behind: [],
    },
    { field: 'priority', before: ['mit', 'in', 'von', 'bei', ''], behind: ['prioritat', 'prio'] },
    { field: 'priority', before: [''], behind: [], isAside: true },
    {
      field: 'labels',
      before: ['label', 'labels', 'tag', 'tags', 'etikett', 'schlagwort'],
      behind: [],
      isAside: true,
    },
    { field: 'project', before: ['projekt', 'liste'], behind: [], isAside: true },
    { field: 'priority', before: ['ist', 'das ist', 'es ist', 'sehr'], behind: [], isAside: true },
    {
      field: 'assignees',
      before: list('zugewiesen an, zuweisen an, zugeteilt an, an zugewiesen, und weise es zu an'),
      behind: [],
    },
    { field: 'assignees', before: ['und weise es', 'weise es'], behind: ['zu'] },
    { field: 'assignees', before: ['an', ''], behind: ['zugewiesen'] },
    {
      field: 'labels',
      before: list(`
        mit label, mit dem label, mit labels, mit den labels, mit etikett, mit dem etikett, mit den etiketten,
        mit etiketten, mit tag, mit dem tag, mit tags, mit den tags, mit schlagwort, mit dem schlagwort,
        mit schlagwortern, getaggt mit, getaggt als, markiert mit, gelabelt mit, gelabelt als, etikettiert mit`),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('in, im, ins, zu, zum, zur, im projekt, ins projekt, zum projekt, unter, auf, fur'),
    labels: list('mit, mit label, mit dem label, als, mit tag, mit dem tag, mit etikett, getaggt mit'),
    assignees: list('fur, an, zugewiesen an, zu'),
    priority: list('mit, mit prioritat, prioritat, prio, mit prio'),
  },
  everything: list('alles, alle, alles was, alle aufgaben'),
  newOnes: list('neue aufgaben, neue todos, neue to-dos, weitere aufgaben, neue punkte'),
  noProject: list(`
    to-do, todo, to-do-liste, todo-liste, todoliste, aufgabenliste, liste, aufgaben, aufgabe, eigene, ganze, neue,
    to-do-, meine, die, warteliste, playlist`),
  shopping: list(`
    einkauf, einkaufe, einkaufen, einkaufsliste, einkaufszettel, lebensmittel, lebensmittelliste, supermarkt,
    besorgungen, besorgung, besorgungsliste, einkaufs`),
  pairs: list(`
    salz und pfeffer, brot und butter, essig und ol, butter und brot, kaffee und kuchen, fish and chips,
    erbsen und mohren, pfeffer und salz, messer und gabel, stift und papier, gin und tonic, drum und dran,
    fragen und antworten, vor und nachteile`),
  links: list(
    'mit, fur, an, uber, von, zwischen, bei, nach, zu, zum, zur, wegen, ohne, gegen, vom, beim, vor, hinter',
  ),
  doing: list(`
    kaufen, einkaufen, holen, abholen, anrufen, schreiben, schicken, senden, bezahlen, zahlen, uberweisen, buchen,
    bestellen, putzen, waschen, reparieren, machen, kochen, backen, bringen, wegbringen, zuruckgeben, verlangern,
    kundigen, prufen, lesen, anschauen, ansehen, besuchen, treffen, fragen, sagen, einladen, planen, packen, drucken,
    ausdrucken, unterschreiben, abgeben, aktualisieren, giessen, gießen, futtern, mahen, streichen, bauen,
    installieren, herunterladen, hochladen, lernen, uben, gehen, sprechen, reden, besprechen, helfen, finden, suchen,
    verkaufen, umziehen, sammeln, legen, stellen, anfangen, aufraumen, saugen, bugeln, aufhangen, antworten,
    bestatigen, anmelden, bewerben, besorgen, erledigen, vorbereiten, fertigmachen, testen, loschen, erstellen,
    mitbringen, auffullen, sortieren, entsorgen, leeren, rausbringen, absagen, vereinbaren, ausmachen, organisieren,
    recherchieren, fegen, wischen, kehren, staubsaugen, spulen, polieren, abstauben, trocknen, uberprufen, checken, kaufe, hole, rufe, schreibe, bezahle, wechseln, tanken, abwaschen, spulen`),
  following: list(`
    folgende aufgaben, diese aufgaben, die folgenden aufgaben, folgendes, folgende, diese, das folgende, dies, das,
    aufgaben, neue aufgaben, folgende sachen, diese sachen, folgende dinge, diese dinge, folgende punkte,
    diese punkte, die aufgaben, diese todos, folgende todos, diese liste, ein paar aufgaben, mehrere aufgaben, zwei aufgaben, drei aufgaben, vier aufgaben, funf aufgaben`),
  ordinals: {
    erste: 1,
    ersten: 1,
    erster: 1,
    erstes: 1,
    zweite: 2,
    zweiten: 2,
    zweiter: 2,
    zweites: 2,
    dritte: 3,
    dritten: 3,
    dritter: 3,
    drittes: 3,
    vierte: 4,
    vierten: 4,
    viertes: 4,
    funfte: 5,
    funften: 5,
    funftes: 5,
    sechste: 6,
    sechsten: 6,
    siebte: 7,
    siebten: 7,
    achte: 8,
    achten: 8,
    neunte: 9,
    neunten: 9,
    zehnte: 10,
    zehnten: 10,
  },
  counts: {
    ein: 1,
    eins: 1,
    eine: 1,
    zwei: 2,
    drei: 3,
    vier: 4,
    funf: 5,
    sechs: 6,
    sieben: 7,
    acht: 8,
    neun: 9,
    zehn: 10,
    elf: 11,
    zwolf: 12,
  },
  first: ['ersten', 'die ersten', 'obersten', 'die obersten', 'die ersten'],
  last: ['letzten', 'die letzten', 'letzte', 'untersten', 'die untersten'],
  ones: ['aufgabe', 'punkt', 'eintrag', 'todo', 'to-do', 'aufgaben', 'zeile', 'nummer', 'nr'],
  allOfThem: list(`
    alle, alle davon, sie alle, alle zusammen, beide, beides, alle beide, diese, jene, alle diese, all diese,
    diese aufgaben, alle diese aufgaben, all diese aufgaben, die beiden, diese beiden, jede davon, alles davon,
    das alles, alles das, beide aufgaben, die beiden aufgaben, diese alle`),
  oneWith: list(`
    die mit, das mit, den mit, die mit der, die mit dem, das mit der, das mit dem, die aufgabe mit, der mit,
    die uber, das uber, die wegen, die mit den, die fur, die aufgabe mit der, die aufgabe mit dem, den mit der`),
  range: ['bis', '-', '–'],
};
