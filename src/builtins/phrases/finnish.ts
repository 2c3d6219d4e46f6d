import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const finnish = phraseBook<BuiltinDeclarations>()({
  'reminder.set': [
    '[{at}] [{repeat}] <remind> [{repeat}] [{at}] [(että|siitä että|että pitää|että minun pitää)] {what}',
    '<remind> {what}',
    '<remind> [{repeat}] [{at}]',
    '{at} <remind> {what}',
    '[{at}] (aseta|asettaa|luo|luoda|lisää|lisätä|tee|laita|laittaa) [minulle|mulle] [uusi] (muistutus|muistutuksen) [{at}] [että] {what}',
    '(aseta|asettaa|luo|lisää|tee|laita) [minulle|mulle] [uusi] (muistutus|muistutuksen) {at}',
    '[uusi] muistutus {what}',
    'älä anna minun unohtaa [että] {what}',
    '[{at}] (herätä minut|herätä mut) [{at}]',
  ],
  'reminder.list': [
    '[(näytä|näytä minulle|listaa|kerro|luettele|lue|näyttää)] [kaikki] [minun|mun] (muistutukset|muistutukseni) [{when}]',
    '(mitä|mitkä|montako) muistutuksia [minulla|mulla] (on|on asetettu) [{when}]',
    '(mitkä|mitä) (ovat|on) (muistutukseni|muistutukset) [{when}]',
    'onko (minulla|mulla) [mitään] muistutuksia [{when}]',
  ],
  'reminder.cancel': [
    '(peru|perua|peruuta|peruuttaa|poista|poistaa) muistutus [numero] {which}',
    '(peru|peruuta|poista|poistaa) [tämä|se|tuo] muistutus',
    '(peru|peruuta|peruuttaa|poista|poistaa) {which:all-reminders}',
    'älä muistuta [minua|mua] enää {which}',
  ],
  undo: [
    '(kumoa|kumota|peru|peruuta) (se|tämä|tuo|viimeisin|edellinen|viimeinen|viimeisin muutos|edellinen muutos|viimeisin toiminto|edellinen toiminto)',
    '(kumoa|kumota|kumoapa)',
    '(palauta|palauttaa) (se|ennalleen|entiselleen)',
    '(mene|siirry|palaa) [yksi] [askel] taaksepäin',
    '(se oli virhe|tein virheen|se meni väärin|hups) [kumoa|kumoa se|peru se]',
    '(kumoa|peru) {all}',
    '(kumoa|peru) {rest}',
    'undo',
  ],
  help: [
    '(apua|auta|ohje|ohjeet|auta minua|auta mua|help|apuva)',
    '(tarvitsen|tartten|haluan) apua',
    '(mitä|mihin) [kaikkea] (osaat|sinä osaat|sä osaat|voit|pystyt|voit tehdä|osaat tehdä|pystyt tekemään|ymmärrät) [tehdä] [kaikkea]',
    '(mitä) (voin|voinko|mä voin|minä voin|voi) (sanoa|kysyä|tehdä|kirjoittaa|pyytää|sanoa sulle|kysyä sinulta) [täällä]',
    'miten (tämä|sinä|sä|se|tää) (toimii|toimit)',
    '(miten|kuinka) (tätä|sinua|sua) (käytetään|käytän|voi käyttää)',
    '(kuka|mikä) (olet|sinä olet|sä oot|oot)',
    'mihin (sinua|sua) (käytetään|voi käyttää)',
    '[näytä] [kaikki] (komennot|ohjeet|toiminnot|ohje|apua)',
    '(apua|auta) {topic} kanssa',
  ],
  'never-mind': [
    '(unohda se|unohda|unohda koko juttu|antaa olla|anna olla|ei mitään|ei se mitään|ei sillä väliä|ei väliä|sama se|jätä se|jätä sikseen|ei tarvitse|ei tarvii|ei sittenkään|ei kiitos|ei mikään)',
    '(peru|peruuta|keskeytä|lopeta|seis|stop|perutaan|peruutetaan)',
    'ei (unohda|anna olla|peru|peruuta)',
    '(muutin mieleni|muutin mieltäni|enpäs|sittenkään ei)',
  ],
  more: ['(lisää tehtäviä|näytä lisää|jatka|seuraavat|seuraava|loput|näytä loput|enemmän|mitä muuta|muut)'],
  status: ['[mikä on] tila', '(toimiiko kaikki|onko kaikki kunnossa|oletko siellä|onko kaikki ok|tila)'],
  why: ['miksi [näin|noin]', 'miksi (sanot niin|sanoit niin)'],
});
