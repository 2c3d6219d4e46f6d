import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const ADD = '(lisää|lisätä|lisäisit|lisäisitkö|lisääthän|lisäätkö|lisäile|lisääpä)';
const PUT =
  '(laita|laittaa|laitatko|laittaisitko|laitapa|laitahan|pane|panna|pistä|pistää|kirjaa|kirjata|kirjoita|kirjoittaa|merkitse|merkitä|merkkaa|tallenna|heitä)';
const MAKE = '(luo|luoda|tee|tehdä|lisää|lisätä|luotko)';
const SHOW =
  '(näytä|näytä minulle|näytä mulle|näyttää|näytätkö|näyttäisitkö|listaa|listata|kerro|kerro minulle|kerro mulle|luettele|anna|hae|lue|katso|katsoa|nähdä|haluan nähdä)';
const DONE = '(tehdyksi|valmiiksi|suoritetuksi|hoidetuksi|loppuun|tehty|valmis|tehdyiksi|ok)';
const MARK =
  '(merkitse|merkitä|merkitsetkö|merkitsisitkö|merkkaa|merkata|merkkaatko|kuittaa|kuitata|kuittaatko|laita|laittaa|aseta)';
const REMOVE =
  '(poista|poistaa|poistatko|poistaisitko|poistapa|pyyhi|pyyhkiä|hävitä|tuhoa|deletoi|ota pois|ottaa pois)';

export const finnish = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] (${ADD}|${PUT}) {title} [<my>] <tolist> [{due}]`,
    `(${ADD}|${PUT}) [<my>] <tolist> {title}`,
    `(${ADD}|${PUT}) {title} [<my>] {project:list} [{due}]`,
    `(${ADD}|${PUT}) [<my>] {project:list} {title}`,
    `[{due}] ${ADD} {title:new}`,
    '(kirjaa|kirjata|kirjoita) {title} (ylös|muistiin)',
    '(kirjaa|kirjoita|laita|pistä) (ylös|muistiin) {title}',
    `${MAKE} [minulle|mulle] [uusi|yksi|seuraava] <task> [nimeltä|nimellä|joka on] {title}`,
    '(lisää|lisätä|luo) {title} [uudeksi] (tehtäväksi|hommaksi)',
    `(${ADD}|${PUT}) {title} (projektiin|projektille|listalle) {project} [{due}]`,
    '[yksi] uusi <task> {title}',
    '(tehtävä) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    '(mitä|mitäs) (minun|mun|meidän|pitää|pitäisi) [pitää|pitäisi|täytyy|pitäs|tulee|kuuluu|täytyisi] [{when}] [vielä] [tehdä|hoitaa] [{when}]',
    '(mitä|mitäs) (minun|mun|meidän) (pitää|pitäisi|täytyy|tulee|kuuluu) [{when}] [vielä] (tehdä|hoitaa) [{when}]',
    '(mitä|mitäs) (minulla|mulla|meillä) (on|olis|olisi) [{when}] [vielä] [tehtävänä|tekemistä|tehtävää|ohjelmassa|suunnitelmissa|edessä|tekemättä|hoidettavana|listalla|listallani] [{when}]',
    '(mitä|mitäs) on [{when}] [vielä] (tehtävänä|tekemättä|tehtävää|ohjelmassa|edessä|jäljellä|avoinna|hoidettavana|<inlist>) [{when}]',
    '(mitä|mitäs) {when} (on|pitää tehdä|pitää|on tehtävänä|on ohjelmassa)',
    '(mitä|mitäs|mikä) [<my>] <inlist> (on|lukee) [vielä|jäljellä] [{when}]',
    '(mitä|mitäs) (lukee|löytyy|on) [<my>] <inlist> [{when}]',
    '(mitä|mitkä|montako|kuinka monta) (tehtäviä|tehtävää|hommia|tehtävät|hommaa|juttuja) [minulla|mulla|meillä] (on|erääntyy|pitää tehdä|on tehtävä) [{when}] [vielä] [jäljellä|tekemättä|auki] [{when}]',
    'mitkä (ovat|on) [kaikki] <mytasks> [{when}]',
    'mikä on [{when}] (ohjelma|ohjelmassa|tilanne)',
    `${SHOW} [kaikki] [{when}] [kaikki] <mytasks> [{when}]`,
    `${SHOW} (kaikki|mitä minun pitää tehdä|mitä mun pitää tehdä|mitä pitää tehdä|mitä minulla on|mitä mulla on|mitä on tehtävänä|mitä on tekemättä|mitä listalla on) [{when}]`,
    '[kaikki] [{when}] <mytasks> [{when}]',
    '(tehtävät|hommat|lista|tehtävälista|todo) [{when}]',
    '{when} (tehtävät|hommat)',
    '(onko|olisiko) (minulla|mulla|meillä) [{when}] [mitään|jotain|tehtäviä|hommia|jotakin|tekemistä] [tehtävänä|tehtävää|tekemistä|ohjelmassa|listalla] [{when}]',
    '(pitääkö|täytyykö) (minun|mun) [{when}] tehdä [mitään|jotain] [{when}]',
    `${SHOW} [kaikki] [minun|mun] {overdue} [olevat] <tasks>`,
    `${SHOW} (mikä|mitkä|mitä) (on|ovat) {overdue}`,
    '(mikä|mitkä|mitä) (on|ovat) {overdue}',
    '(mitkä|mitä|mikä) (tehtävät|tehtäviä|hommat|hommia|tehtävä) (on|ovat|minulla on|mulla on) {overdue}',
    'onko (mitään|mikään|jotain|minulla mitään|minulla|mulla mitään|tehtäviä) {overdue}',
    '[kaikki] [minun|mun] {overdue} [olevat] <tasks>',
    '{overdue}',
    `[${SHOW}] [kaikki] {done} <tasks>`,
  ],
  'task.done': [
    `${MARK} {which:task} ${DONE}`,
    `${MARK} ${DONE} {which:task}`,
    '(ruksaa|ruksata|rastita|rastia|kuittaa|kuitata|kuittaatko|tsekkaa|raksi) {which:task} [pois] [<fromlist>]',
    '(viivaa|vedä|yliviivaa) {which:task} yli [<fromlist>]',
    '(suorita|suorittaa|viimeistele) {which:task} [loppuun]',
    '(tehty|valmis|hoidettu) {which:task}',
  ],
  'task.reopen': [
    '(avaa|avata|avaatko|avaisitko) {which:task} (uudelleen|uudestaan|takaisin|taas|jälleen)',
    '(avaa|avata) (uudelleen|uudestaan) {which:task}',
    `(${MARK}|palauta|palauttaa) {which:task} (tekemättömäksi|keskeneräiseksi|avoimeksi|tekemättä|ei tehdyksi|ei valmiiksi)`,
    '(palauta|palauttaa) {which:task} <tolist>',
  ],
  'task.remove': [
    `${REMOVE} {which:task} [<my>] [<fromlist>]`,
    `${REMOVE} <fromlist> {which:task}`,
    '(ota|ottaa|otatko|heitä) {which:task} pois [<fromlist>]',
    '(ota|ottaa|otatko) {which:task} <fromlist>',
  ],
});
