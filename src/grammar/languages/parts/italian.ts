import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const TO = 'alla, nella, sulla, in, alla mia, nella mia, sulla mia, alla nostra, nella nostra';

export const italian: PartWords = {
  and: list('e, ed, &, e anche, nonché'),
  named: [
    {
      field: 'project',
      before: list(
        'nel progetto, al progetto, per il progetto, del progetto, nel mio progetto, al mio progetto, progetto, in progetto',
      ),
      behind: [],
    },
    {
      field: 'project',
      before: each(
        TO,
        'lista della, lista delle, lista dei, lista del, lista di, lista degli, lista per, lista',
      ),
      behind: [],
    },
    {
      before: [
        ...each(
          TO,
          'lista, to-do list, todo list, todo, lista delle cose da fare, lista di cose da fare, lista delle attività, lista attività, lista dei compiti',
        ),
        ...each('alle, nelle, tra le, fra le', 'mie, nostre,', 'attività, cose da fare, faccende'),
        ...each('ai, nei, tra i, fra i', 'miei, nostri,', 'compiti, impegni, todo, task'),
        ...list(
          "all'elenco, nell'elenco, all'elenco delle cose da fare, come attività, come nuova attività, come compito, come task",
        ),
      ],
      behind: [],
    },
    {
      field: 'priority',
      before: list('con priorità, priorità, a priorità, con la priorità, con una priorità, di priorità'),
      behind: [],
    },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('è, molto'), behind: [], isAside: true },
    {
      field: 'assignees',
      before: list('assegnato a, assegnata a, assegna a, assegnalo a, assegnare a'),
      behind: [],
    },
    {
      field: 'labels',
      before: list(
        "con l'etichetta, con etichetta, con le etichette, con etichette, etichettato, etichettata, etichettato come, etichetta, con il tag, con tag",
      ),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('in, nel, al, per, nel progetto, al progetto'),
    labels: list("con, con l'etichetta, con etichetta"),
    assignees: list('per, a, assegnato a'),
    priority: list('con, con priorità, priorità'),
  },
  noProject: list(
    'attività, compiti, compito, todo, to-do, cose, cose da fare, mia, la, lista, di, delle, dei, riproduzione, attesa',
  ),
  shopping: list('spesa, spese, acquisti, supermercato, alimentari, compere'),
  pairs: list(
    'sale e pepe, pane e burro, olio e aceto, pasta e fagioli, frutta e verdura, pane e vino, botta e risposta',
  ),
  doing: list(`
    comprare, chiamare, telefonare, scrivere, inviare, mandare, pagare, prenotare, ordinare, pulire, lavare, riparare, aggiustare, fare, cucinare, portare, prendere, ritirare, leggere, guardare, vedere, preparare, sistemare, controllare,
    andare, finire, terminare, stampare, firmare, rinnovare, invitare, pianificare, organizzare, rispondere, restituire, cambiare, tagliare, annaffiare, correggere, contattare, chiedere, cercare, compra, chiama, paga, invia`),
  following: list(
    'le seguenti attività, queste attività, quanto segue, le seguenti cose, queste cose, attività, delle attività, diverse attività',
  ),
  ordinals: {
    primo: 1,
    prima: 1,
    secondo: 2,
    seconda: 2,
    terzo: 3,
    terza: 3,
    quarto: 4,
    quarta: 4,
    quinto: 5,
    quinta: 5,
    sesto: 6,
    sesta: 6,
    settimo: 7,
    settima: 7,
    ottavo: 8,
    ottava: 8,
    nono: 9,
    nona: 9,
    decimo: 10,
    decima: 10,
  },
  counts: {
    un: 1,
    uno: 1,
    una: 1,
    due: 2,
    tre: 3,
    quattro: 4,
    cinque: 5,
    sei: 6,
    sette: 7,
    otto: 8,
    nove: 9,
    dieci: 10,
  },
  first: list('primi, prime, i primi, le prime'),
  last: list('ultimi, ultime, gli ultimi, le ultime, ultimo, ultima'),
  ones: list('attività, compito, elemento, voce, riga, task'),
  allOfThem: list(
    'tutte, tutti, entrambe, entrambi, tutte e due, tutti e due, tutto questo, tutte quelle, tutti quelli, queste attività, quelle',
  ),
  oneWith: list(
    "quella con, quello con, quella della, quella del, quella con la, quella dell', l'attività con, quella di, quello di",
  ),
  range: list('a, -, –, fino a'),
};
