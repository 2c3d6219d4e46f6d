import { czech as parts } from './parts/czech.ts';
import { czechTimes as times } from './time/czech.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const czech: LanguageWords = {
  tag: 'cs',
  parts,
  times,
  classes: {
    remind:
      'připomeň mi|připomeň|připomenout mi|mi připomenout|připomeňte mi|připomeneš mi|upozorni mě|připomeň nám|připomenout',
    'all-reminders': 'všechny [moje|mé] (připomínky|upomínky)|moje připomínky',
    task: 'úkol|úkolek|todo|to-do|položku|položka|bod|věc|záznam|úkolu',
    tasks: 'úkoly|úkolů|todo|to-do|věci|položky|povinnosti|body|věcí',
    mylist:
      '[můj|mého|mém|svůj|svého|náš|našeho|ten|toho|moje|mé] (seznam|seznamu|seznam úkolů|seznamu úkolů|seznam věcí|todo list|to-do list|to-do listu|todo listu|todolist|todolistu|todo|list|listu|úkolníček|úkolníčku|to-do)|[moje|mé|mých|mým|svých] (úkoly|úkolů|úkolům)|úkoly',
    mytasks:
      '(moje|mé|naše|ty|moji) (úkoly|věci|povinnosti|todo)|[můj|náš] (seznam|seznam úkolů|todo list|to-do list|todolist|úkolníček)|úkoly',
  },
  telling: list(`
    a, na, do, co, mám, přidej, dnes, zítra, prosím, moje, můj, mi, je, se, ne, ukaž, úkoly, úkol,
    seznam, seznamu, udělat, dělat, jako, pro, že, jsem, musím, v, ve, kdy, smaž, označ, ten, ta, to,
    tu, ty, já, on, ona, my, vy, oni, kdo, kde, jak, jaké, které, který, odstraň, odškrtni, připomeň,
    zapiš, napiš, vytvoř, nový, všechny, všechno, každý, každou, každé, příští, před, po, za, od, přes,
    u, k, ke, ze, z, s, hotové, hotovo, můžeš, mohl, mohla, chci, chtěl, potřebuju, jsou, být, byl,
    byla, ale, nebo, taky, také, už, ještě, moc, díky, mých, svůj, mě, sebe, si, tento, tohle, den,
    dneska, bys, jsi`),
  sameWords: [],
  openers: list(`
    prosím, prosím tě, prosím vás, ahoj, čau, dobrý den, dobré ráno, dobrý večer, nazdar, hej, ok, okej, dobře, dobrá, tak, takže, no, a, teď, poslouchej, rychle, ehm, hele, buď tak hodný a, laskavě`),
  requests: list(`
    můžeš, mohl bys, mohla bys, můžete, mohl byste, mohla byste, můžeš mi, mohl bys mi, mohla bys mi,
    můžete mi, chci, chtěl bych, chtěla bych, chci abys, chtěl bych abys, potřebuju, potřebuji, je
    potřeba, je třeba, musíš, nemohl bys, nemohla bys, nemůžeš, bylo by možné, je možné, dalo by se, dá
    se, pojďme, šlo by, zkus, mohli bychom`),
  asks: list(`
    můžu, mohu, mám, měl bych, měla bych, smím, musím`),
  closers: list('prosím, prosím tě, prosím vás, pokud můžeš, jestli můžeš, pro mě, díky předem'),
  closersAfterMark: list('díky, děkuji, děkuju, dík, dekuji, diky, ok'),
  articles: list(
    'úkol, ten úkol, můj úkol, číslo, úkol číslo, č, bod, položku, ten, ta, to, můj, moje, moji',
  ),
  pronouns: list(`
    to, ten, ta, tu, ty, ho, ji, je, toto, tohle, tamto, tenhle, tamten, všechno, vše, všechny, něco, nic, tady, tam, mě, mi, ty, tebe, on, ona, my, nás, vy, oni, všichni, úkol, úkoly, nový úkol, věc, věci, první, poslední, nějaký úkol`),
  references: {
    it: list('to, ho, ji, tohle, toto, tento úkol, tenhle úkol, ten úkol'),
    that: list('tamto, tamten, tamten úkol, onen'),
    last: list('poslední, ten poslední, poslední úkol'),
  },
  all: list('všechny, všechny moje, všechny mé'),
  things: list('připomínky, upomínky, úkoly, todo'),
  inside: list('v, ve, z, ze, v projektu, z projektu, se štítkem'),
  overdue: list('po termínu, zpožděné'),
  through: list('na, v, přes, s'),
  ownList: list('na můj vlastní seznam, do mého vlastního seznamu, z mého vlastního seznamu'),
  noPart: list('teď, ještě, opravdu, jistě, špatně, dobře, tak, mě, víc, moc, ok, tady, tam'),
  as: list('jako, jménem'),
  people: list('mi, mě, nám, nás, ti, tebe, jemu, jí, jim, já, ty, my'),
  retractions: list(`
    nevadí, zapomeň, ne počkej, počkej ne, nebo ne, vlastně ne, dělám si legraci, dělám si srandu, vtip, haha, ne ne, nic, zruš to, nech to být, nech to, lol`),
  into: list('na, do, k, mezi'),
  determiners: list(
    'můj, moje, mou, mého, mém, mým, náš, naši, našeho, tvůj, tvého, jeho, její, jejich, ten, tu, toho, tento, tohoto, svůj, svého',
  ),
  places: list(`
    kalendář, kalendáře, diář, diáře, projekt, projektu, místnost, chat, chatu, kanál, kanálu, skupiny, konverzace, nástěnku, košík, košíku, kontakty, kontaktů, playlist, playlistu, album, alba, poznámky, poznámek, připomínky, připomínek, schránky, rozvrh, rozvrhu, deník, deníku,
    oblíbených, koše, složky, souboru, dokumentu, receptu, polévky, omáčky, objednávky, lednice, stůl, trouby`),
  elsewhere: [
    ...list(`událost, nějakou událost, 
    do kalendáře, v kalendáři, do diáře, do playlistu, do košíku, do polévky, do omáčky, do lednice, do alba, v albu, do chatu, do skupiny, do kontaktů, mezi oblíbené, do poznámek, na stůl, do trouby`),
    ...each(
      `na, do, k, mezi`,
      `pondělní, úterní, středeční, čtvrteční, páteční, zítřejší, dnešní, mou, moji, mé, můj, mého, tu, té,`,
      `poradu, porady, schůzku, schůzky, událost, události, skupiny, chatu, oblíbených, oblíbené, playlistu, kontaktů, košíku, kalendáře, polévky`,
    ),
  ],
  conjunctions: list('a, pak, potom, ale, nebo, taky, také'),
  orders: list(
    'přidej, připomeň, označ, smaž, ukaž, řekni, odstraň, odškrtni, vrať, zapiš, napiš, dej, taky, pak',
  ),
  noRequest: list(`
    ne, nikdy, jestli, jestliže, pokud, když, až, protože, proč, jak, kdo, kde, co, který, která, které, jaký, jaké, je, jsou, byl, byla, bylo, mám, máš, má, máme, mají, já, ty, on, ona, my, oni, to, včera, někdo, nikdo, můj, moje, ahoj, díky, ano, promiň, možná, smaž,
    odstraň, změň, přesuň, vrať, připomeň, ukaž, řekni, dej, označ, pomoc, už, přidal, přidala, udělal, udělala, koupil, koupila, musím, měl, měla, nepřidávej`),
  conditions: list(
    'jestli, jestliže, pokud, když, kdyby, až, jakmile, ledaže, pro případ, v případě, dokud, jen pokud, i kdyby, kdykoli',
  ),
  asking: list(
    'zeptat, zeptej se, zjistit, zjisti, podívat, podívej se, ověřit, ověř, zkontrolovat, zkontroluj, vědět, rozhodnout, potvrdit, říct, probrat, dotázat',
  ),
  negations: list('ne, nikdy, přestaň, nepřidávej, nemaž'),
  forgetting: list('zapomeň, zapomenout, nezapomeň'),
  negationsBehind: list('ne, nikdy'),
  refusals: list('ne, nikdy'),
  indefinite: list(`
    nový, novou, nové, další, nějaký, nějakou, nějaké, jiný`),
  otherThings: list(`
    událost, události, schůzka, schůzku, schůzky, porada, poradu, kalendář, alarm, alarmy, budík,
    budíky, časovač, minutku, připomínka, připomínku, připomínky, upomínku, kontakt, kontakty, playlist,
    playlisty, písnička, písničku, písničky, píseň, skladbu, album, hudba, hudbu, podcast, podcasty,
    hlasitost, zvuk, zpráva, zprávu, zprávy, mail, maily, e-mail, e-maily, email, emaily, fotka, fotku,
    fotky, obrázek, obrázky, video, videa, soubor, soubory, složka, složku, složky, dokument, dokumenty,
    účet, účty, světlo, světla, lampa, lampu, topení, termostat, teplota, teplotu, jas, oznámení,
    upozornění, poznámka, poznámku, poznámky, aplikace, aplikaci, zařízení, objednávka, objednávku,
    předplatné, let, rezervace, rezervaci, seznam, seznamy, list, projekt, projekty, štítek, štítky,
    místnost, kanál, skupina, skupinu, konverzace, konverzaci, rádio, televize, televizi, telefon, wifi,
    bluetooth, dveře, obrazovka, obrazovku, nastavení, historie, historii, komentář, hluk, řádek,
    stránku, heslo`),
  addressing: list('můžeš, mohl, mohla, přidáš, ukážeš, smažeš, dáš, zapíšeš, odškrtneš, označíš'),
  sayings: list(`
    dej pokoj, dej si pozor, dej pozor, dej na mě, dej mi pokoj, dej si kafe, dej vědět, dej to sem, dej si, hoď to za hlavu, přidej plyn, přidej do kroku, přidej se, přidej na rychlosti, hotovo dvacet, zapiš si za uši, hoď na něj, vyhoď to z hlavy`),
  sequences: list('a pak, pak, a potom, potom, a taky, a také, taky, následně, a ještě, dále'),
  fillers: list('ehm, eee, hmm, um'),
  about: list('o, s, k, ohledně'),
  noTypos: list(`
    přidám, přidal, přidala, přidává, přidáno, přidá, připsal, zapsal, zapíše, zapíšu, napsal, napíše, napíšu, dal, dala, dám, dává, dost, vložil, vloží, hodil, hodí, zařadil, vytvořil, vytvoří, založil, založí, udělal, udělá, udělám, ukázal, ukáže, ukážu, zobrazil, zobrazí,
    vypsal, vypíše, řekl, řekne, řeknu, označil, označí, označím, nastavil, odškrtl, dokončil, dokončí, splnil, splní, smazal, smaže, smažu, odstranil, odstraní, vyhodil, odebral, otevřel, otevře, seznam, seznámit, význam, známý, neznám, úkoly, úklid, úkaz, okolí, škola,
    škoda, moje, moji, mého, můžu, dnes, dnem, zítra, líto, koupit, koupil, kupuje, hotově, hotel, novo`),
  strong: {
    analysing: list(`
      analyzuj, analyzovat, zanalyzuj, zanalyzovat, analýza, analýzu, analýzy, vyhodnoť, vyhodnotit,
      vyhodnocení, zhodnoť, zhodnotit`),
    planning: list(`
      naplánuj, naplánovat, plánuj, plánovat, plán, plánování, rozplánuj, zorganizuj, zorganizovat, projdi,
      projít, přehled, zrekapituluj, rekapitulace, shrň, shrnutí, retrospektiva`),
    about: list(`
      den, dne, dny, dní, dopoledne, ráno, odpoledne, večer, týden, týdne, týdny, týdnů, víkend, víkendu, měsíc,
      měsíce, čtvrtletí, rok, roku, produktivita, produktivitu, produktivity, výkon, výkonnost, výkonu, pokrok,
      pokroku, pokroky, vytížení, pracovní zátěž, práce, práci, úkol, úkoly, úkolů, seznam úkolů, todo, rozvrh,
      rozvrhu, kalendář, kalendáře, priority, priorit, návyky, návyků, čas, času, projekty, projektů, tempo,
      termíny, termínů, co jsem udělal, co jsem udělala`),
    leads: list(`
      pomoz mi, pomoz mi s, pomoz, pomozte mi, dej mi, ukaž mi, udělej, udělej mi, připrav, chci, chtěl bych,
      chtěla bych, potřebuji, potřebuju, krátkou, krátká, rychlou, rychlý, podrobnou, společně, se mnou, a`),
  },
  addExactly: (title) => `přidej "${title}" do úkolů`,
  askDue: (when) => `co mám ${when} dělat`,
  alwaysUseful: ['co mám dnes dělat', 'ukaž všechny moje úkoly', 'pomoc'],
};
