import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const TO = 'à, a, dans, sur, en';
const MY = 'ma, la, notre, une';

export const french: PartWords = {
  and: list('et, &, ainsi que, et aussi'),
  named: [
    {
      field: 'project',
      before: [
        ...each('dans, au, sur, pour, du', 'le projet, mon projet, projet, notre projet'),
        'au projet',
        'projet',
      ],
      behind: [],
    },
    {
      field: 'project',
      before: each(TO, MY, 'liste de, liste des, liste du, liste d, liste pour, liste'),
      behind: [],
    },
    {
      before: [
        ...each(
          TO,
          `${MY},`,
          'liste, to-do list, to do list, todo list, todo-list, todolist, todo, liste de tâches, liste des tâches, liste de choses à faire, liste des choses à faire',
        ),
        ...each('à, a, dans, parmi, sur', 'mes, les, nos', 'tâches, todos, choses à faire'),
        ...list('aux tâches, comme tâche, en tant que tâche, comme nouvelle tâche, comme todo'),
      ],
      behind: [],
    },
    {
      field: 'priority',
      before: list('avec priorité, priorité, en priorité, avec la priorité, avec une priorité'),
      behind: [],
    },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list("c'est, très"), behind: [], isAside: true },
    {
      field: 'assignees',
      before: list('assigné à, assignée à, attribué à, assigner à, confié à'),
      behind: [],
    },
    {
      field: 'labels',
      before: list(
        "avec l'étiquette, avec étiquette, avec le label, avec le tag, avec les étiquettes, avec les tags, étiqueté, taggé, tagué, étiquette, tag",
      ),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('dans, sur, au, pour, dans le projet, au projet'),
    labels: list("avec, avec l'étiquette, avec le tag, avec le label"),
    assignees: list('pour, à, assigné à'),
    priority: list('avec, avec priorité, priorité'),
  },
  noProject: list(
    'tâches, taches, todo, to-do, choses, choses à faire, tâche, ma, la, mes, les, liste, de, des, du, musique, lecture, attente',
  ),
  shopping: list('course, courses, achat, achats, supermarché, épicerie, commissions, provisions'),
  pairs: list(
    'sel et poivre, pain et beurre, huile et vinaigre, poivre et sel, va et vient, fruits et légumes, steak et frites',
  ),
  doing: list(`
    acheter, appeler, rappeler, écrire, envoyer, payer, réserver, commander, nettoyer, laver, réparer, faire, cuisiner, apporter, prendre, chercher, lire, regarder, voir, préparer, ranger, vérifier, aller, finir, terminer,
    imprimer, signer, renouveler, sortir, inviter, planifier, organiser, répondre, récupérer, déposer, changer, tondre, arroser, nourrir, relire, corriger, contacter, demander, achète, appelle, envoie, paie`),
  following: list(
    'les tâches suivantes, ces tâches, ceci, les choses suivantes, ces choses, ce qui suit, tâches, des tâches, plusieurs tâches',
  ),
  ordinals: {
    premier: 1,
    premiere: 1,
    deuxieme: 2,
    second: 2,
    seconde: 2,
    troisieme: 3,
    quatrieme: 4,
    cinquieme: 5,
    sixieme: 6,
    septieme: 7,
    huitieme: 8,
    neuvieme: 9,
    dixieme: 10,
  },
  counts: {
    un: 1,
    une: 1,
    deux: 2,
    trois: 3,
    quatre: 4,
    cinq: 5,
    six: 6,
    sept: 7,
    huit: 8,
    neuf: 9,
    dix: 10,
  },
  first: list('premiers, premières, les premiers, les premières'),
  last: list('derniers, dernières, les derniers, les dernières, dernier, dernière'),
  ones: list('tâche, élément, tâches, ligne, entrée, todo'),
  allOfThem: list(
    'toutes, tous, tous les deux, toutes les deux, les deux, tout ça, tout cela, ceux-là, celles-là, ceux-ci, celles-ci, eux, toutes ces tâches, ces tâches',
  ),
  oneWith: list(
    'celle avec, celui avec, celle avec la, celle avec le, la tâche avec, celle sur, celle de, celui de, celle pour',
  ),
  range: list("à, -, –, jusqu'à"),
};
