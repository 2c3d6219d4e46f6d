import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const TO = 'på, til, i, inn i';
const MY = 'min, vår, mine, den';
const LIST =
  'liste, listen, lista, to-do-liste, to-do-lista, to-do-listen, to-do liste, to-do lista, todoliste, todolista, todolisten, todo-liste, todo-lista, todo liste, todo lista, huskeliste, huskelista, huskelisten, gjøreliste, gjørelista, oppgaveliste, oppgavelista, oppgavelisten, å gjøre-liste, å gjøre lista, sjekkliste, to-do list';

export const norwegian: PartWords = {
  and: list('og, &, samt, og også'),
  named: [
    {
      field: 'project',
      before: list(
        'i prosjektet, til prosjektet, i prosjekt, for prosjektet, i mitt prosjekt, til mitt prosjekt, under prosjektet, prosjekt',
      ),
      behind: [],
    },
    { field: 'project', before: each(TO, `${MY},`, 'liste, listen, lista', 'for, med, over'), behind: [] },
    {
      before: [
        ...each(TO, `${MY},`, LIST),
        ...each(TO, LIST, 'mi, min, vår'),
        ...each('til, i, blant', 'mine, våre,', 'oppgaver, gjøremål, oppgavene'),
        ...each('til, i, blant', 'oppgavene, gjøremålene', 'mine, våre'),
        ...list('som oppgave, som en oppgave, som ny oppgave, som todo'),
      ],
      behind: [],
    },
    { field: 'project', before: each(TO, `${MY}, en, ei,`), behind: [], ending: 'liste' },
    { field: 'project', before: each(TO, `${MY}, en, ei,`), behind: [], ending: 'listen' },
    { field: 'project', before: each(TO, `${MY}, en, ei,`), behind: [], ending: 'lista' },
    { field: 'project', before: each(TO), behind: list('mi, min, vår'), ending: 'lista' },
    { field: 'project', before: each(TO), behind: list('min, vår'), ending: 'listen' },
    { field: 'project', before: each(TO, `${MY}, en,`), behind: [], ending: 'lappen' },
    { field: 'priority', before: list('med prioritet, prioritet, med prio, prio'), behind: [] },
    { field: 'priority', before: ['med'], behind: list('prioritet, prio') },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('det er, det, veldig'), behind: [], isAside: true },
    { field: 'assignees', before: list('tildelt, tildelt til, tildel til'), behind: [] },
    {
      field: 'labels',
      before: list(
        'med etikett, med etiketten, med etiketter, med merkelapp, med merkelappen, med tagg, tagget, merket med',
      ),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('i, på, til, i prosjektet'),
    labels: list('med, med etikett, med tagg'),
    assignees: list('for, til, tildelt'),
    priority: list('med, med prioritet, prioritet'),
  },
  noProject: list(
    'todo, to-do, todoliste, todolista, todolisten, todo-liste, todo-lista, to-do-liste, to-do-lista, huskeliste, huskelista, huskelisten, gjøreliste, gjørelista, oppgaveliste, oppgavelista, oppgavelisten, liste, listen, lista, oppgaver, min, spilleliste, spillelista, spillelisten, venteliste, sjekkliste, gjøre-liste',
  ),
  shopping: list(
    'handleliste, handlelista, handlelisten, handlelappen, innkjøpsliste, innkjøpslista, innkjøpslisten, innkjøp, handle, shoppingliste, matliste, butikken',
  ),
  pairs: list(
    'salt og pepper, brød og smør, olje og eddik, erter og gulrøtter, kaffe og kake, fisk og chips, kniv og gaffel',
  ),
  doing: list(`
    kjøpe, hente, ringe, skrive, sende, betale, bestille, reservere, rydde, vaske, reparere, lage, gjøre, bake, levere, lese, se, forberede, ordne, sjekke, kontrollere, gå, avslutte, printe, signere, fornye, invitere, planlegge, organisere,
    svare, bytte, klippe, vanne, mate, rette, spørre, finne, kjøp, ring, betal, send, støvsuge, pakke, booke, hent, fikse`),
  following: list(
    'følgende oppgaver, disse oppgavene, følgende, følgende ting, de her oppgavene, disse tingene, oppgaver, noen oppgaver, flere oppgaver',
  ),
  ordinals: {
    forste: 1,
    andre: 2,
    annen: 2,
    tredje: 3,
    fjerde: 4,
    femte: 5,
    sjette: 6,
    sjuende: 7,
    syvende: 7,
    attende: 8,
    niende: 9,
    tiende: 10,
  },
  counts: {
    en: 1,
    ei: 1,
    et: 1,
    to: 2,
    tre: 3,
    fire: 4,
    fem: 5,
    seks: 6,
    sju: 7,
    syv: 7,
    atte: 8,
    ni: 9,
    ti: 10,
  },
  first: list('første, de første'),
  last: list('siste, de siste'),
  ones: list('oppgave, oppgaven, punktet, oppgavene, linja, tingen'),
  allOfThem: list(
    'alle, begge, dem alle, alle sammen, alle disse, begge to, alt sammen, disse oppgavene, de her',
  ),
  oneWith: list('den med, det med, den om, oppgaven med, oppgaven om, den der med'),
  range: list('til, -, –'),
};
