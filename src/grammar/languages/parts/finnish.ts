import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const LIST =
  'listalle, listalleni, listaan, listaani, tehtävälistalle, tehtävälistalleni, tehtävälistaan, tehtävälistaani, todo-listalle, todo-listalleni, todo-listaan, todolistalle, todo listalle, to-do-listalle, to-do listalle, muistilistalle, muistilistalleni, muistilistaan, tehtäviin, tehtäviini';

export const finnish: PartWords = {
  and: list('ja, &, sekä, ja myös'),
  named: [
    { field: 'project', before: ['projektiin', 'projektille', 'projektissa'], behind: [] },
    { field: 'project', before: [''], behind: list('projektiin, projektille, -projektiin') },
    {
      before: [
        ...each('minun, mun, meidän, omalle, omaan,', LIST),
        ...list('tehtäväksi, uudeksi tehtäväksi'),
      ],
      behind: [],
    },
    ...['listalle', 'listalleni', 'listaan', 'listaani', 'listalla'].map((ending) => ({
      field: 'project' as const,
      before: list('minun, mun, meidän').concat(''),
      behind: [],
      ending,
    })),
    { field: 'priority', before: list('prioriteetilla, prioriteetti'), behind: [] },
    { field: 'priority', before: [''], behind: list('prioriteetilla, prioriteetti') },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('on, tosi, erittäin'), behind: [], isAside: true },
    { field: 'labels', before: list('tunnisteella, tunnisteilla, tagilla, tageilla'), behind: [] },
  ],
  beforeMarks: {
    project: list('projektiin'),
    labels: list('tunnisteella, tagilla'),
    assignees: [],
    priority: list('prioriteetilla'),
  },
  noProject: list(
    'listalle, listalleni, listaan, listaani, tehtävälistalle, tehtävälistalleni, tehtävälistaan, tehtävälistaani, todo-listalle, todolistalle, todo-listalleni, muistilistalle, muistilistalleni, muistilistaan, soittolistalle, soittolistaan, odotuslistalle, minun, mun',
  ),
  shopping: list(
    'ostos, ostoslistalle, ostoslistaan, ostoslistalleni, ostoslista, kauppalista, kauppalistalle, kauppalistaan, kauppalistalleni, ruokalistalle, ostokset, kauppa',
  ),
  pairs: list(
    'suola ja pippuri, leipä ja voi, öljy ja etikka, kahvi ja pulla, kala ja ranskalaiset, veitsi ja haarukka',
  ),
  doing: list(`
    osta, ostaa, hae, hakea, soita, soittaa, kirjoita, kirjoittaa, lähetä, lähettää, maksa, maksaa, varaa, varata, tilaa, tilata, siivoa, siivota, pese, pestä, korjaa, korjata, tee, tehdä, leivo, leipoa, vie, viedä, tuo, tuoda, lue, lukea, katso, katsoa,
    valmistele, järjestä, tarkista, tarkistaa, mene, mennä, tulosta, allekirjoita, uusi, uusia, kutsu, suunnittele, vastaa, vastata, palauta, palauttaa, vaihda, vaihtaa, leikkaa, kastele, kastella, ruoki, kysy, kysyä, etsi, etsiä, imuroi, imuroida, pakkaa`),
  following: list(
    'seuraavat tehtävät, nämä tehtävät, seuraavat, nämä, seuraavat asiat, nämä asiat, tehtävät',
  ),
  ordinals: {
    ensimmainen: 1,
    ensimmaisen: 1,
    eka: 1,
    ekan: 1,
    toinen: 2,
    toisen: 2,
    toka: 2,
    kolmas: 3,
    kolmannen: 3,
    neljas: 4,
    neljannen: 4,
    viides: 5,
    viidennen: 5,
    kuudes: 6,
    kuudennen: 6,
    seitsemas: 7,
    kahdeksas: 8,
    yhdeksas: 9,
    kymmenes: 10,
  },
  counts: {
    yksi: 1,
    yhden: 1,
    kaksi: 2,
    kolme: 3,
    nelja: 4,
    viisi: 5,
    kuusi: 6,
    seitseman: 7,
    kahdeksan: 8,
    yhdeksan: 9,
    kymmenen: 10,
  },
  first: list('ensimmäiset'),
  last: list('viimeiset, viimeistä, viimeisimmät, viimeinen, viimeisen'),
  ones: list('tehtävä, tehtävän, kohta, kohdan, tehtävää, homma'),
  allOfThem: list(
    'kaikki, molemmat, ne kaikki, kaikki ne, kaikki nämä, ne molemmat, kaikki ne tehtävät, nämä kaikki',
  ),
  oneWith: [],
  range: list('-, –'),
};
