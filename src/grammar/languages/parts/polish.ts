import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const MY = 'mojej, moją, naszej, naszą, tej, tę, swojej, swoją';

export const polish: PartWords = {
  and: list('i, oraz, &, a także, i jeszcze'),
  named: [
    {
      field: 'project',
      before: list('do projektu, w projekcie, do mojego projektu, w moim projekcie, projekt'),
      behind: [],
    },
    {
      field: 'project',
      before: [...each('do', `${MY},`, 'listy'), ...each('na', `${MY},`, 'listę, liście')],
      behind: [],
    },
    {
      before: [
        ...each(
          'do, z',
          `${MY},`,
          'listy, listy zadań, listy rzeczy do zrobienia, listy todo, listy to-do, to-do list',
        ),
        ...each(
          'na, w',
          `${MY},`,
          'listę, liście, listę zadań, liście zadań, listę rzeczy do zrobienia, listę todo, listę to-do',
        ),
        ...each('do', 'moich, swoich, naszych,', 'zadań, spraw'),
        ...list('jako zadanie, jako nowe zadanie, jako todo'),
      ],
      behind: [],
    },
    {
      field: 'priority',
      before: list('z priorytetem, priorytet, o priorytecie, z wysokim priorytetem'),
      behind: [],
    },
    { field: 'priority', before: list('z, o'), behind: list('priorytetem, priorytecie') },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('to, bardzo'), behind: [], isAside: true },
    {
      field: 'assignees',
      before: list('przypisane do, przypisz do, przypisany do, przypisana do'),
      behind: [],
    },
    {
      field: 'labels',
      before: list('z etykietą, z etykietami, etykieta, otagowane, z tagiem, z tagami, oznaczone jako'),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('do, w, na, do projektu, w projekcie'),
    labels: list('z, z etykietą, z tagiem'),
    assignees: list('dla, do, przypisane do'),
    priority: list('z, z priorytetem, priorytet'),
  },
  noProject: list(
    'zadań, zadania, todo, to-do, rzeczy, rzeczy do zrobienia, mojej, moją, listy, lista, odtwarzania',
  ),
  shopping: list('zakupów, zakupy, zakupowa, zakupowej, zakupową, sklep, sklepu, sprawunków, sprawunki'),
  pairs: list(
    'sól i pieprz, chleb i masło, oliwa i ocet, pieprz i sól, owoce i warzywa, kawa i herbata, ryba i frytki',
  ),
  doing: list(`
    kupić, zadzwonić, napisać, wysłać, zapłacić, opłacić, zarezerwować, zamówić, posprzątać, sprzątnąć, umyć, wyprać, naprawić, zrobić, ugotować, upiec, przynieść, zanieść, odebrać, zabrać, przeczytać, obejrzeć, zobaczyć, przygotować,
    sprawdzić, iść, pójść, skończyć, dokończyć, wydrukować, podpisać, odnowić, wynieść, zaprosić, zaplanować, zorganizować, odpowiedzieć, zwrócić, oddać, wymienić, skosić, podlać, nakarmić, poprawić, zapytać, umówić, wyrzucić, załatwić, kup, zadzwoń`),
  following: list(
    'następujące zadania, te zadania, co następuje, następujące rzeczy, te rzeczy, zadania, kilka zadań',
  ),
  ordinals: {
    pierwszy: 1,
    pierwsza: 1,
    pierwsze: 1,
    drugi: 2,
    druga: 2,
    drugie: 2,
    trzeci: 3,
    trzecia: 3,
    trzecie: 3,
    czwarty: 4,
    czwarta: 4,
    czwarte: 4,
    piaty: 5,
    piata: 5,
    piate: 5,
    szosty: 6,
    szosta: 6,
    szoste: 6,
    siodmy: 7,
    siodme: 7,
    osmy: 8,
    osme: 8,
    dziewiaty: 9,
    dziewiate: 9,
    dziesiaty: 10,
    dziesiate: 10,
  },
  counts: {
    jeden: 1,
    jedna: 1,
    jedno: 1,
    dwa: 2,
    dwie: 2,
    trzy: 3,
    cztery: 4,
    piec: 5,
    szesc: 6,
    siedem: 7,
    osiem: 8,
    dziewiec: 9,
    dziesiec: 10,
  },
  first: list('pierwsze, pierwszych'),
  last: list('ostatnie, ostatnich, ostatni, ostatnią'),
  ones: list('zadanie, zadania, punkt, pozycję, pozycja, wpis'),
  allOfThem: list(
    'wszystkie, oba, obie, obydwa, je wszystkie, wszystkie te zadania, te zadania, wszystko to, to wszystko',
  ),
  oneWith: list('to z, ten z, tę z, zadanie z, to o, to dotyczące'),
  range: list('do, -, –'),
};
