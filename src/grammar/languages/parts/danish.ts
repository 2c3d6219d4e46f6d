import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const TO = 'på, til, i, ind i';
const MY = 'min, vores, mine, den';

export const danish: PartWords = {
  and: list('og, &, samt, og også'),
  named: [
    {
      field: 'project',
      before: list(
        'i projektet, til projektet, i projekt, for projektet, i mit projekt, til mit projekt, under projektet, projekt',
      ),
      behind: [],
    },
    { field: 'project', before: each(TO, `${MY},`, 'liste, listen', 'for, med, over, til'), behind: [] },
    {
      before: [
        ...each(
          TO,
          `${MY},`,
          'liste, listen, to-do liste, to-do-liste, to-do listen, to-do-listen, todoliste, todolisten, todo-liste, todo-listen, todo liste, todo listen, to do liste, to do listen, huskeliste, huskelisten, opgaveliste, opgavelisten, tjekliste, to-do list',
        ),
        ...each('til, i, blandt', 'mine, vores,', 'opgaver, gøremål, opgaverne'),
        ...list('som opgave, som en opgave, som ny opgave, som todo'),
      ],
      behind: [],
    },
    { field: 'project', before: each(TO, `${MY}, en,`), behind: [], ending: 'liste' },
    { field: 'project', before: each(TO, `${MY}, en,`), behind: [], ending: 'listen' },
    { field: 'project', before: each(TO, `${MY}, en,`), behind: [], ending: 'sedlen' },
    { field: 'priority', before: list('med prioritet, prioritet, med prio, prio'), behind: [] },
    { field: 'priority', before: ['med'], behind: list('prioritet, prio') },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('det er, det, meget'), behind: [], isAside: true },
    { field: 'assignees', before: list('tildelt, tildelt til, tildel til'), behind: [] },
    {
      field: 'labels',
      before: list(
        'med etiket, med etiketten, med etiketter, med mærket, med tag, med tagget, tagget, mærket',
      ),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('i, på, til, i projektet'),
    labels: list('med, med etiket, med tag'),
    assignees: list('for, til, tildelt'),
    priority: list('med, med prioritet, prioritet'),
  },
  noProject: list(
    'todo, to-do, todoliste, todolisten, todo-liste, todo-listen, to-do-liste, to-do-listen, huskeliste, huskelisten, opgaveliste, opgavelisten, liste, listen, opgaver, min, playliste, playlisten, afspilningsliste, venteliste, tjekliste',
  ),
  shopping: list(
    'indkøb, indkøbsliste, indkøbslisten, indkøbssedlen, indkøbsseddel, shoppingliste, shoppinglisten, madliste, madlisten, supermarked',
  ),
  pairs: list(
    'salt og peber, brød og smør, olie og eddike, ærter og gulerødder, kaffe og kage, fisk og chips, kniv og gaffel',
  ),
  doing: list(`
    købe, hente, ringe, skrive, sende, betale, bestille, reservere, rydde, vaske, reparere, lave, gøre, bage, aflevere, læse, se, forberede, ordne, tjekke, kontrollere, gå, afslutte, printe, underskrive, forny, invitere, planlægge, organisere,
    svare, skifte, klippe, vande, fodre, rette, spørge, finde, køb, ring, betal, send, støvsuge, pakke, booke, book, hent`),
  following: list(
    'følgende opgaver, disse opgaver, følgende, følgende ting, de her opgaver, de her ting, opgaver, nogle opgaver, flere opgaver',
  ),
  ordinals: {
    forste: 1,
    anden: 2,
    andet: 2,
    tredje: 3,
    fjerde: 4,
    femte: 5,
    sjette: 6,
    syvende: 7,
    ottende: 8,
    niende: 9,
    tiende: 10,
  },
  counts: { en: 1, et: 1, to: 2, tre: 3, fire: 4, fem: 5, seks: 6, syv: 7, otte: 8, ni: 9, ti: 10 },
  first: list('første, de første'),
  last: list('sidste, de sidste, seneste, de seneste'),
  ones: list('opgave, opgaven, punktet, opgaver, linjen, ting'),
  allOfThem: list(
    'alle, begge, dem alle, allesammen, alle sammen, alle disse, begge to, det hele, disse opgaver, de her',
  ),
  oneWith: list('den med, det med, den om, opgaven med, opgaven om, den der med'),
  range: list('til, -, –'),
};
