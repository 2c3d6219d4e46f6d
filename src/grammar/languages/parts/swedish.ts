import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const TO = 'på, i, till, in i';
const MY = 'min, vår, mina, den';

export const swedish: PartWords = {
  and: list('och, &, samt, och även'),
  named: [
    {
      field: 'project',
      before: list(
        'i projektet, till projektet, i projekt, för projektet, i mitt projekt, till mitt projekt, under projektet, projekt',
      ),
      behind: [],
    },
    { field: 'project', before: each(TO, `${MY},`, 'lista, listan', 'för, med, över'), behind: [] },
    {
      before: [
        ...each(
          TO,
          `${MY},`,
          'lista, listan, att-göra-lista, att-göra-listan, att göra-lista, att göra-listan, att göra lista, att göra listan, todo-lista, todo-listan, todolista, todolistan, todo lista, uppgiftslista, uppgiftslistan, to-do-lista, to-do-listan, to-do lista, checklista, to-do list',
        ),
        ...each('till, i, bland', 'mina, våra,', 'uppgifter, sysslor, uppgifterna'),
        ...list('som uppgift, som en uppgift, som ny uppgift, som todo'),
      ],
      behind: [],
    },
    { field: 'project', before: each(TO, `${MY}, en,`), behind: [], ending: 'lista' },
    { field: 'project', before: each(TO, `${MY}, en,`), behind: [], ending: 'listan' },
    { field: 'priority', before: list('med prioritet, prioritet, med prio, prio'), behind: [] },
    { field: 'priority', before: ['med'], behind: list('prioritet, prio') },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('det är, mycket, väldigt'), behind: [], isAside: true },
    { field: 'assignees', before: list('tilldelad, tilldelat, tilldela till, tilldelad till'), behind: [] },
    {
      field: 'labels',
      before: list(
        'med etikett, med etiketten, med etiketter, med taggen, med tagg, taggad, taggad med, märkt',
      ),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('i, på, till, i projektet'),
    labels: list('med, med etikett, med taggen'),
    assignees: list('för, till, åt, tilldelad'),
    priority: list('med, med prioritet, prioritet'),
  },
  noProject: list(
    'todo, to-do, todolista, todolistan, todo-lista, todo-listan, to-do-lista, to-do-listan, uppgiftslista, uppgiftslistan, att-göra-lista, att-göra-listan, lista, listan, uppgifter, min, spellista, spellistan, väntelista, checklista, göra-lista, göra-listan',
  ),
  shopping: list(
    'inköp, inköpslista, inköpslistan, handla, handlingslista, shoppinglista, shoppinglistan, matlista, matlistan, affären, mataffären',
  ),
  pairs: list(
    'salt och peppar, bröd och smör, olja och vinäger, ärtor och morötter, kaffe och bullar, fisk och chips, kniv och gaffel',
  ),
  doing: list(`
    köpa, hämta, ringa, skriva, skicka, betala, boka, beställa, städa, tvätta, laga, göra, baka, lämna, läsa, titta, se, förbereda, ordna, kolla, kontrollera, gå, åka, avsluta, skriva ut, underteckna, förnya, bjuda, planera, organisera,
    svara, byta, klippa, vattna, mata, rätta, fråga, leta, köp, ring, betala, skicka, dammsuga, diska, packa, fixa`),
  following: list(
    'följande uppgifter, dessa uppgifter, följande, följande saker, de här uppgifterna, de här sakerna, uppgifter, några uppgifter, flera uppgifter',
  ),
  ordinals: {
    forsta: 1,
    andra: 2,
    tredje: 3,
    fjarde: 4,
    femte: 5,
    sjatte: 6,
    sjunde: 7,
    attonde: 8,
    nionde: 9,
    tionde: 10,
  },
  counts: { en: 1, ett: 1, tva: 2, tre: 3, fyra: 4, fem: 5, sex: 6, sju: 7, atta: 8, nio: 9, tio: 10 },
  first: list('första, de första'),
  last: list('sista, de sista, senaste, de senaste'),
  ones: list('uppgiften, uppgift, punkten, uppgifterna, raden, saken'),
  allOfThem: list(
    'alla, båda, allihop, alla dessa, dem alla, alltihop, båda två, allt det där, dessa uppgifter, de här',
  ),
  oneWith: list('den med, det med, den om, uppgiften med, uppgiften om, den där med'),
  range: list('till, -, –'),
};
