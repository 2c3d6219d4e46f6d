import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const LIST =
  'listeme, listeye, listemize, yapılacaklar listeme, yapılacaklar listesine, yapılacaklara, yapılacaklarıma, görevlere, görevlerime, görev listeme, görev listesine, todo listeme, todo listesine, to-do listeme, yapılacak işlere, işlerime';

export const turkish: PartWords = {
  and: list('ve, &, ile, bir de, ve de'),
  named: [
    { field: 'project', before: [''], behind: list('projesine, projesinde, projeme') },
    { before: [...each('benim, bizim,', LIST), ...list('görev olarak, yeni görev olarak')], behind: [] },
    {
      field: 'project',
      before: list('benim, bizim').concat(''),
      behind: list('listeme, listesine, listemize'),
    },
    { field: 'priority', before: [''], behind: list('öncelikli, öncelikle, öncelik') },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('çok'), behind: [], isAside: true },
    { field: 'labels', before: [''], behind: list('etiketiyle, etiketli, etiketi ile') },
  ],
  beforeMarks: { project: [], labels: [], assignees: [], priority: [] },
  noProject: list(
    'yapılacaklar, yapılacak, yapılacak işler, görev, görevler, todo, to-do, benim, bizim, bekleme, çalma, liste, oynatma',
  ),
  shopping: list('alışveriş, market, pazar, bakkal'),
  pairs: list(
    'tuz ve karabiber, tuz ve biber, ekmek ve tereyağı, zeytinyağı ve sirke, çatal ve bıçak, çay ve kahve',
  ),
  doing: list(`
    al, almak, ara, aramak, yaz, yazmak, gönder, göndermek, öde, ödemek, ayırt, ayırtmak, sipariş et, temizle, temizlemek, yıka, yıkamak, onar, tamir et, yap, yapmak, pişir, pişirmek, getir, getirmek, götür, oku, okumak, izle, izlemek, hazırla, hazırlamak,
    kontrol et, git, gitmek, bitir, bitirmek, yazdır, imzala, yenile, davet et, planla, cevapla, iade et, değiştir, sula, besle, sor, bul`),
  isVerbLast: true,
  numberEndings: list('numaralıyı, numarayı, nciyi, inciyi, yi, yu, nci, inci, i, u, ye, ya, e, a'),
  following: list(
    'şu görevleri, bu görevleri, şunları, bunları, aşağıdakileri, şu görevler, görevler, görevleri',
  ),
  ordinals: {
    birinci: 1,
    birinciyi: 1,
    birincisi: 1,
    ilk: 1,
    ikinci: 2,
    ikinciyi: 2,
    ikincisi: 2,
    ikincisini: 2,
    ucuncu: 3,
    ucuncuyu: 3,
    dorduncu: 4,
    dorduncuyu: 4,
    besinci: 5,
    besinciyi: 5,
    altinci: 6,
    altinciyi: 6,
    yedinci: 7,
    sekizinci: 8,
    dokuzuncu: 9,
    onuncu: 10,
  },
  counts: { bir: 1, iki: 2, uc: 3, dort: 4, bes: 5, alti: 6, yedi: 7, sekiz: 8, dokuz: 9, on: 10 },
  first: list('ilk'),
  last: list('son'),
  ones: list('görev, görevi, madde, maddeyi, numara, numarayı, iş, işi'),
  allOfThem: list(
    'hepsi, hepsini, tümü, tümünü, tamamı, tamamını, ikisi de, ikisini de, ikisini, bunların hepsi, bunların hepsini, onların hepsini',
  ),
  oneWith: [],
  range: list('-, –'),
};
