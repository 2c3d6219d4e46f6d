import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const MY = 'můj, mého, náš, našeho, svůj, svého, ten, toho';

export const czech: PartWords = {
  and: list('a, &, i, a taky, a také, a ještě'),
  named: [
    {
      field: 'project',
      before: list('do projektu, v projektu, do mého projektu, k projektu, projekt, na projekt'),
      behind: [],
    },
    {
      field: 'project',
      before: [...each('na', `${MY},`, 'seznam'), ...each('do', `${MY},`, 'seznamu')],
      behind: [],
    },
    { field: 'project', before: each('na, do', `${MY},`), behind: list('seznam, seznamu') },
    {
      before: [
        ...each(
          'na, do, v',
          `${MY},`,
          'seznam, seznamu, seznam úkolů, seznamu úkolů, todo list, todo listu, to-do list, to-do listu, todolist, todolistu, úkolníček, úkolníčku',
        ),
        ...each('do, mezi, k', 'mých, moje, mé, mým, svých,', 'úkolů, úkoly, úkolům'),
        ...list('jako úkol, jako nový úkol, jako todo'),
      ],
      behind: [],
    },
    { field: 'priority', before: list('s prioritou, priorita, s vysokou prioritou'), behind: [] },
    { field: 'priority', before: ['s'], behind: ['prioritou'] },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('je to, to, velmi'), behind: [], isAside: true },
    { field: 'assignees', before: list('přiřazeno, přiřaď, přiřazené, přidělené'), behind: [] },
    {
      field: 'labels',
      before: list('se štítkem, se štítky, štítek, s tagem, s tagy, označené jako'),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('do, v, na, do projektu, v projektu'),
    labels: list('se, s, se štítkem, s tagem'),
    assignees: list('pro, přiřazeno'),
    priority: list('s, s prioritou, priorita'),
  },
  noProject: list('úkolů, úkoly, todo, to-do, věcí, můj, mého, seznam, seznamu, listu, list, čekací'),
  shopping: list('nákup, nákupy, nákupní, nákupů, nákupního, obchod, obchodu, potravin, potraviny'),
  pairs: list(
    'sůl a pepř, chléb a máslo, chleba a máslo, olej a ocet, pepř a sůl, ovoce a zelenina, káva a čaj, ryba a hranolky',
  ),
  doing: list(`
    koupit, nakoupit, zavolat, napsat, poslat, odeslat, zaplatit, rezervovat, objednat, uklidit, umýt, vyprat, opravit, udělat, uvařit, upéct, přinést, odnést, vyzvednout, přečíst, podívat, vidět, připravit, zkontrolovat, jít, dokončit,
    vytisknout, podepsat, obnovit, vynést, pozvat, naplánovat, zorganizovat, odpovědět, vrátit, vyměnit, posekat, zalít, nakrmit, zeptat, najít, zařídit, vyluxovat, sbalit, kup, zavolej, zaplať`),
  following: list(
    'následující úkoly, tyto úkoly, následující, následující věci, tyto věci, úkoly, pár úkolů, několik úkolů',
  ),
  ordinals: {
    prvni: 1,
    druhy: 2,
    druha: 2,
    druhe: 2,
    druhou: 2,
    treti: 3,
    ctvrty: 4,
    ctvrta: 4,
    paty: 5,
    pata: 5,
    sesty: 6,
    sesta: 6,
    sedmy: 7,
    sedma: 7,
    osmy: 8,
    osma: 8,
    devaty: 9,
    devata: 9,
    desaty: 10,
    desata: 10,
  },
  counts: {
    jeden: 1,
    jedna: 1,
    jedno: 1,
    dva: 2,
    dve: 2,
    tri: 3,
    ctyri: 4,
    pet: 5,
    sest: 6,
    sedm: 7,
    osm: 8,
    devet: 9,
    deset: 10,
  },
  first: list('první'),
  last: list('poslední'),
  ones: list('úkol, úkoly, bod, položku, položka, řádek'),
  allOfThem: list('všechny, oba, obě, všechny ty, všechny tyto úkoly, tyto úkoly, to všechno, všechno to'),
  oneWith: list('ten s, ten se, ten o, úkol s, úkol se, ten ohledně'),
  range: list('až, -, –'),
};
