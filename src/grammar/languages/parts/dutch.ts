import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const TO = 'aan, op, in, bij';
const MY = "mijn, de, het, onze, m'n";

export const dutch: PartWords = {
  and: list('en, &, en ook, alsook'),
  named: [
    {
      field: 'project',
      before: [
        ...each('in, aan, bij, voor, onder', 'het project, mijn project, project, ons project'),
        'project',
      ],
      behind: [],
    },
    {
      field: 'project',
      before: each(TO, `${MY},`, 'lijst, lijstje', 'voor, met, van, voor het, voor de, van de'),
      behind: [],
    },
    {
      before: [
        ...each(
          TO,
          `${MY},`,
          'lijst, lijstje, takenlijst, to-do lijst, to-dolijst, todolijst, todo lijst, todo-lijst, to do lijst, to-do-lijst, to do lijstje, todolijstje, to-do list, todo list, actielijst',
        ),
        ...each('aan, bij, in, op', `${MY},`, 'taken, todos, to-dos'),
        ...list('als taak, als nieuwe taak, als todo'),
      ],
      behind: [],
    },
    { field: 'project', before: each(TO, `${MY}, een,`), behind: [], ending: 'lijst' },
    { field: 'project', before: each(TO, `${MY}, een,`), behind: [], ending: 'lijstje' },
    { field: 'priority', before: list('met prioriteit, prioriteit, met de prioriteit'), behind: [] },
    { field: 'priority', before: list('met, met een'), behind: ['prioriteit'] },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('is, heel, erg'), behind: [], isAside: true },
    { field: 'assignees', before: list('toegewezen aan, toewijzen aan, en wijs toe aan'), behind: [] },
    {
      field: 'labels',
      before: list(
        'met label, met het label, met de labels, met labels, gelabeld als, gelabeld, met tag, met de tag, getagd',
      ),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('in, op, aan, bij, in het project, in project'),
    labels: list('met, met label, met het label'),
    assignees: list('voor, aan, toegewezen aan'),
    priority: list('met, met prioriteit, prioriteit'),
  },
  noProject: list(
    'takenlijst, todolijst, to-dolijst, todo-lijst, to-do-lijst, to-do, todo, taken, lijst, lijstje, takenlijstje, todolijstje, mijn, afspeellijst, wachtlijst, actielijst',
  ),
  shopping: list(
    'boodschappen, boodschappenlijst, boodschappenlijstje, winkellijst, winkellijstje, supermarkt, inkopen, supermarktlijst',
  ),
  pairs: list(
    'peper en zout, zout en peper, brood en boter, olie en azijn, koffie en thee, fish and chips, mes en vork, groente en fruit',
  ),
  doing: list(`
    kopen, halen, ophalen, bellen, opbellen, schrijven, sturen, versturen, betalen, boeken, reserveren, bestellen, schoonmaken, wassen, repareren, maken, koken, bakken, brengen, wegbrengen, lezen, kijken, bekijken, voorbereiden, opruimen,
    controleren, nakijken, gaan, afmaken, afronden, printen, ondertekenen, verlengen, uitnodigen, plannen, regelen, organiseren, beantwoorden, terugbrengen, wisselen, maaien, voeren, corrigeren, vragen, zoeken, koop, bel, betaal, stuur, uitlaten, strijken, stofzuigen`),
  isVerbLast: true,
  following: list(
    'de volgende taken, deze taken, het volgende, de volgende dingen, deze dingen, taken, een paar taken, meerdere taken',
  ),
  ordinals: {
    eerste: 1,
    tweede: 2,
    derde: 3,
    vierde: 4,
    vijfde: 5,
    zesde: 6,
    zevende: 7,
    achtste: 8,
    negende: 9,
    tiende: 10,
  },
  counts: { een: 1, twee: 2, drie: 3, vier: 4, vijf: 5, zes: 6, zeven: 7, acht: 8, negen: 9, tien: 10 },
  first: list('eerste, de eerste'),
  last: list('laatste, de laatste'),
  ones: list('taak, item, taken, regel, todo'),
  allOfThem: list(
    'allemaal, alle, alle twee, allebei, beide, alles, ze allemaal, alle taken, deze taken, al die taken, die allemaal',
  ),
  oneWith: list('die met, die van, die over, de taak met, die met de, die met het, die van de'),
  range: list('tot, -, –, t/m, tot en met'),
};
