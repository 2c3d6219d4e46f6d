import { finnish as parts } from './parts/finnish.ts';
import { finnishTimes as times } from './time/finnish.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const finnish: LanguageWords = {
  tag: 'fi',
  parts,
  times,
  classes: {
    remind:
      'muistuta minua|muistuta mua|muistuta|muistuttaa minua|muistuttaa mua|muistutatko minua|muistuttaisitko minua|muistuttaa|muistuta meitä',
    'all-reminders': 'kaikki [minun|mun] (muistutukset|muistutukseni)|muistutukseni',
    my: 'minun|mun|meidän|omalle|omaan|oman|omalta|omista|omiin',
    task: 'tehtävä|tehtävän|homma|homman|todo|kohta|kohdan|asia|asian|juttu|tehtäväksi',
    tasks: 'tehtävät|tehtäviä|tehtäväni|tehtävistäni|hommat|hommani|asiat|todot|jutut|tehtävää',
    mytasks:
      '[minun|mun|meidän] (tehtävät|tehtäväni|tehtävämme|hommat|hommani|asiat|todot|tehtävälista|tehtävälistani|tehtävälistan|tehtävälistaa|listani|lista|listan|listaa|todo-lista|todo-listani|todo-listan|todolista|muistilista|muistilistani|muistilistan|tekemättömät tehtävät|avoimet tehtävät)',
    tolist:
      'listalle|listalleni|listaan|listaani|listallemme|tehtävälistalle|tehtävälistalleni|tehtävälistaan|tehtävälistaani|todo-listalle|todo-listalleni|todo-listaan|todolistalle|todo listalle|to-do-listalle|to-do listalle|muistilistalle|muistilistalleni|muistilistaan|tehtäviin|tehtäviini|tehtävien joukkoon|hommiin|tehtävälistan jatkoksi',
    inlist:
      'listalla|listallani|tehtävälistalla|tehtävälistallani|todo-listalla|todo-listallani|todolistalla|muistilistalla|muistilistallani|to-do-listalla|tehtävissä|tehtävissäni',
    fromlist:
      'listalta|listaltani|listasta|listastani|tehtävälistalta|tehtävälistaltani|tehtävälistasta|todo-listalta|todo-listaltani|todolistalta|muistilistalta|muistilistaltani|tehtävistä|tehtävistäni',
  },
  telling: list(`
    ja, on, ei, minun, mun, minulla, mulla, mitä, lisää, tänään, huomenna, tehdä, pitää, näytä,
    listalle, kiitos, että, olen, se, tehtävä, tehtävät, tehtäväni, voitko, voisitko, merkitse, poista,
    klo, ensi, onko, minä, sinä, hän, me, te, he, tämä, tuo, ne, nyt, miten, missä, milloin, kuka, mikä,
    mitkä, muistuta, kuittaa, laita, luo, uusi, kaikki, joka, seuraava, ennen, jälkeen, mennessä,
    kanssa, valmis, tehdyksi, haluan, haluaisin, voit, mutta, tai, myös, vielä, jo, listalta, päästä,
    maanantaina, tiistaina, keskiviikkona, torstaina, perjantaina, lauantaina, sunnuntaina, minua, mua,
    sulla, olet, ole, ovat, oli, pois, takaisin, uudelleen, numero, älä, eikö, miksi, kuin, niin`),
  sameWords: [],
  openers: list(`
    ole hyvä ja, ole kiltti ja, hei, moi, terve, moikka, heippa, huomenta, hyvää huomenta, hyvää iltaa, iltaa, ok, okei, no, no niin, nyt, ja, sitten, hyvä, kuule, pliis, viitsitkö, öö, nopeasti, haloo, kiitos`),
  requests: list(`
    voitko, voisitko, voitteko, voisitteko, voitko sinä, voisitko sinä, voitko sä, saisitko, saatko,
    pystytkö, viitsisitkö, haluan, haluaisin, haluan että, haluaisin että, tahdon, tahtoisin, onko
    mahdollista, ajattelin, voitko ystävällisesti, voisitko ystävällisesti, mulla ois tarve`),
  asks: list(`
    voinko, voisinko, saanko, saisinko, pitäisikö minun, pitääkö minun`),
  closers: list('kiitos, pliis, ole hyvä, ole kiltti, jos voit, kiitti, jooko'),
  closersAfterMark: list('kiitos, kiitti, kiitoksia, kiitos paljon, kiitos etukäteen, ok, okei'),
  articles: list(
    'tehtävä, tehtävän, se, numero, tehtävä numero, tehtävän numero, nro, kohta, kohdan, homma, minun, mun, oma',
  ),
  pronouns: list(`
    se, sen, tämä, tämän, tuo, tuon, ne, nämä, nuo, kaikki, jotain, jotakin, mitään, ei mitään, täällä, siellä, tässä, minä, minut, minua, sinä, sinut, hän, me, te, he, kaikki ne, molemmat, tehtävä, tehtävän, tehtäviä, uusi tehtävä, asia, juttu, ensimmäinen,
    viimeinen, niitä`),
  references: {
    it: list('se, sen, tämä, tämän, tämä tehtävä, tämän tehtävän'),
    that: list('tuo, tuon, tuo tehtävä, tuon tehtävän'),
    last: list('viimeinen, viimeisen, viimeisin, viimeisimmän, viimeinen tehtävä'),
  },
  all: list('kaikki, kaikki minun, kaikki mun'),
  things: list('muistutukset, muistutukseni, tehtävät, hommat, tehtäväni'),
  inside: list('projektissa, projektista'),
  overdue: list('myöhässä olevat, myöhästyneet, erääntyneet'),
  through: [],
  ownList: list('omalle listalleni, omalla listallani, omalta listaltani'),
  noPart: list('nyt, vielä, oikeasti, varma, huono, hyvä, niin, enää, paljon, ok, täällä, siellä'),
  as: list('nimellä'),
  people: list('minua, minulle, mulle, mua, meitä, sinua, häntä, heitä, minä, sinä, me'),
  retractions: list(`
    unohda, unohda se, ei kun, eikun, ei sittenkään, tai ei, vitsi, vitsivitsi, läpällä, haha, ei mitään, anna olla, ei kiitos, lol, peru`),
  into: [],
  determiners: list('minun, mun, meidän, sinun, sun, hänen, se, tuo, tämä, oma'),
  places: [],
  elsewhere: [
    ...list(
      'tapahtuma, kalenteriin, kalenteriini, kalenterin, soittolistalle, soittolistaani, soittolistaan, ryhmään, ryhmächattiin, chattiin, keskusteluun, muistiinpanoihin, muistiinpanoihini, kansioon, ostoskoriin, koriin, suosikkeihin, sähköpostiin, keittoon, kastikkeeseen, jääkaappiin, pöydälle, uuniin, reseptiin',
    ),
    ...each(
      `kokoukseen, tapaamiseen, palaveriin, tapahtumaan, tapahtuma, keskusteluun, soittolistalleni, yhteystietoihin, salaattiin`,
    ),
  ],
  conjunctions: list('ja, sitten, mutta, tai, myös, sekä'),
  orders: list('lisää, muistuta, merkitse, poista, näytä, kerro, kumoa, kuittaa, laita, myös, sitten'),
  noRequest: list(`
    ei, älä, älkää, en, et, emme, eivät, jos, kun, koska, siksi, miksi, miten, kuka, missä, mikä, mitä, mitkä, milloin, kumpi, on, oli, olen, olet, onko, minä, sinä, hän, me, te, he, se, tuo, eilen, joku, kukaan, minun, moi, hei, kiitos, kyllä, joo, anteeksi, ehkä,
    poista, muuta, siirrä, kumoa, muistuta, näytä, kerro, anna, merkitse, apua, jo, lisäsin, tein, ostin, pitääkö, voiko, pitäisikö`),
  conditions: list(
    'jos, kun, mikäli, ellei, ellen, siltä varalta, heti kun, niin kauan kuin, kunnes, vain jos, vaikka, siinä tapauksessa',
  ),
  asking: list(
    'kysy, kysyä, katso, katsoa, tarkista, tarkistaa, selvitä, selvittää, tiedä, tietää, päätä, päättää, varmista, varmistaa, kerro, tiedustele',
  ),
  negations: list('älä, älkää, ei, en, et, lopeta'),
  forgetting: list('unohda, unohdetaan, unohtaa'),
  negationsBehind: list('ei, älä'),
  refusals: list('älä, ei, en, et, enää'),
  indefinite: list(`
    uusi, joku, jokin, yksi, toinen`),
  otherThings: list(`
    tapahtuma, tapahtuman, tapahtumat, tapaaminen, tapaamisen, tapaamiset, kokous, kokouksen, kokoukset,
    palaveri, palaverin, varaus, varauksen, kalenteri, kalenterin, hälytys, hälytyksen, hälytykset,
    herätys, herätyksen, herätykset, ajastin, ajastimen, muistutus, muistutuksen, muistutukset,
    yhteystieto, yhteystiedot, kontakti, soittolista, soittolistan, kappale, kappaleen, kappaleet,
    biisi, biisin, laulu, laulun, albumi, albumin, musiikki, musiikin, musiikkia, podcast,
    äänenvoimakkuus, ääni, viesti, viestin, viestit, viestiä, sähköposti, sähköpostin, sähköpostit,
    sähköpostia, meili, meilin, kuva, kuvan, kuvat, video, videon, videot, tiedosto, tiedoston,
    tiedostot, kansio, kansion, dokumentti, tili, tilin, valo, valot, valon, lamppu, lampun, lämmitys,
    lämmityksen, termostaatti, lämpötila, lämpötilan, kirkkaus, ilmoitus, ilmoitukset, ilmoituksen,
    muistiinpano, muistiinpanot, sovellus, sovelluksen, laite, laitteen, tilaus, tilauksen, lento,
    lennon, lista, listan, listani, kauppalista, kauppalistan, ostoslista, ostoslistan, projekti,
    projektin, tunniste, huone, huoneen, kanava, kanavan, ryhmä, ryhmän, keskustelu, keskustelun, radio,
    radion, televisio, telkkari, puhelin, wifi, bluetooth, ovi, oven, näyttö, näytön, asetus, asetukset,
    historia, historian, kommentti, melu, rivi, sivu, salasana`),
  addressing: list(`
    lisäisitkö, lisäätkö, laitatko, laittaisitko, luotko, näytätkö, näyttäisitkö, merkitsetkö, merkitsisitkö, merkkaatko, kuittaatko, poistatko, poistaisitko, otatko, avaatko, avaisitko, sinä, sä, voitko, voisitko`),
  sayings: list(`
    lisää löylyä, lisää vettä, lisää bensaa liekkeihin, lisää kahvia, lisää kaljaa, lisää rahaa, lisää vauhtia, lisää tulta, laita musiikkia, laita valot, laita radio, laita telkkari, tehty mikä tehty, valmis lähtöön, valmis kaikkeen, valmis menemään, valmis ruoka,
    pane pystyyn, pane päälle, pistä pystyyn, laita päälle`),
  sequences: list('ja sitten, sitten, ja myös, sen jälkeen, ja sen jälkeen, myös, lisäksi, ja vielä'),
  fillers: list('öö, eee, hmm, tota, niinku, öh'),
  about: [],
  noTypos: list(`
    lisään, lisäsi, lisäsin, lisäisi, lisätty, lisä, laitan, laittoi, laitoin, laita, laiva, panen, pani, panin, pistän, pisti, kirja, kirjan, kirjaan, kirjasi, kirjasin, kirjoitan, kirjoitti, merkitsen, merkitsi, merkki, tallennan, luon, loi, loin, tuo, teen, teki, tein,
    näytän, näytti, näytä, näyttö, listaan, listasi, kerron, kertoi, kerran, annan, antoi, haen, haki, luen, luki, katson, katsoi, poistan, poisti, poistin, poisto, otan, otti, otin, avaan, avasi, avasin, avain, kuittaan, kuittasi, kuitti, suoritan, suoritti, palautan,
    palautti, valmis, valmiina, tehty, tehtaan, tehdas, lista, listat, lasta, pasta, rasti, rastin, maito, uusi, uudet, kuusi, kuuden, huomenta, huomen, huomaa`),
  strong: {
    analysing: list(`
      analysoi, analysoida, analyysi, analyysin, analyysia, arvioi, arvioida, arvio`),
    planning: list(`
      suunnittele, suunnitella, suunnitelma, suunnitelman, suunnittelu, järjestä, käy läpi, käydä läpi,
      läpikäynti, katsaus, viikkokatsaus, yhteenveto, tarkastele, tarkastella`),
    about: list(`
      päivä, päiväni, päivän, päivää, päivääni, aamu, aamuni, iltapäivä, ilta, iltani, viikko, viikkoni, viikon,
      viikkoa, viikkoani, viikonloppu, viikonloppuni, kuukausi, kuukauden, kuukautta, kuukauteni, vuosi, vuoden,
      vuotta, vuoteni, neljännes, tuottavuus, tuottavuuteni, tuottavuutta, tuottavuuttani, tehokkuus,
      tehokkuuttani, edistyminen, edistymistä, edistymistäni, edistymiseni, työmäärä, työmäärää, työmääräni,
      työkuorma, työ, työni, työtä, tehtävä, tehtävät, tehtäväni, tehtävien, tehtäviä, tehtäviäni, tehtävälista,
      tehtävälistani, aikataulu, aikatauluni, kalenteri, kalenterini, prioriteetit, prioriteettini, tavat,
      tapani, aika, aikani, ajankäyttö, ajankäyttöni, ajankäyttöä, ajankäyttöäni, projektit, projektini,
      määräajat, mitä olen tehnyt, miten meni`),
    leads: list(`
      auta minua, auta, anna minulle, anna, näytä, tee, tee minulle, haluan, haluaisin, tarvitsen, lyhyt,
      lyhyen, nopea, nopean, perusteellinen, tarkka, yhdessä, kanssani, ja`),
  },
  addExactly: (title) => `lisää "${title}" tehtäviin`,
  askDue: (when) => `mitä minun pitää tehdä ${when}`,
  alwaysUseful: ['mitä minun pitää tehdä tänään', 'näytä kaikki tehtäväni', 'apua'],
};
