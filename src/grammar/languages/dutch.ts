import { dutch as parts } from './parts/dutch.ts';
import { dutchTimes as times } from './time/dutch.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const dutch: LanguageWords = {
  tag: 'nl',
  parts,
  times,
  classes: {
    remind:
      'herinner me|herinner mij|herinner|help me herinneren|help me onthouden|herinnert u mij|herinner ons',
    'all-reminders': '[al|alle] (mijn|de) (herinneringen|reminders)|alle (herinneringen|reminders)',
    task: 'taak|taakje|todo|to-do|to do|item|actie|actiepunt|klusje|klus',
    tasks: "taken|todos|to-dos|to do's|items|acties|actiepunten|klusjes|klussen|dingen|zaken|dingen te doen",
    mylist:
      "[mijn|de|het|onze|m'n|mn|deze] (lijst|lijstje|takenlijst|takenlijstje|to-do lijst|to-dolijst|todolijst|todo lijst|todolijstje|to do lijst|to do lijstje|to-do-lijst|actielijst|todo-lijst|to-do list|todo list|to do list)|[mijn|de|onze|m'n] (taken|todos|to-dos|to do's)",
    mytasks:
      "(mijn|de|onze|m'n|mn|deze) (taken|todos|to-dos|to do's|klusjes|klussen|acties|actiepunten|lijst|lijstje|takenlijst|to-do lijst|todolijst|todo lijst|to-dolijst|to do lijst|to-do-lijst|to-do list|todo list)|takenlijst|todolijst|to-do lijst",
  },
  telling: list(`
    de, het, een, en, mijn, van, voor, op, naar, wat, moet, ik, je, kun, toe, voeg, zet, taken, lijst,
    morgen, vandaag, graag, niet, met, aan, zien, laat, heb, is, ook, nog, me, mij, ons, u, jij, wij,
    zij, er, dit, dat, deze, die, hoe, waar, wie, welke, wanneer, staat, staan, ga, gaan, doen, maak,
    maken, verwijder, markeer, vink, herinner, taak, alle, alles, elke, iedere, volgende, na, over, om,
    kan, kunt, wil, zou, alsjeblieft, toon, als, maar, uit, bij, gedaan, klaar, lijstje`),
  sameWords: [],
  openers: list(`
    alsjeblieft, alstublieft, aub, ajb, hoi, hallo, hey, hé, goedemorgen, goedemiddag, goedenavond, ok, oke, oké, okay, dus, nou, nu, goed, even, eventjes, en, zeg, graag, ehm, gelieve`),
  requests: list(`
    kun je, kan je, kunt u, kun jij, kan jij, zou je, zou u, zou je willen, zou je kunnen, zou u kunnen,
    wil je, wilt u, wil jij, kun je even, kan je even, wil je even, zou je even, kun je voor me, kun je
    voor mij, wil je voor me, ik wil, ik wil graag, ik zou graag, ik zou graag willen, ik wil dat je,
    laten we, kun je alsjeblieft, kan je alsjeblieft, zou je alsjeblieft, wil je alsjeblieft, is het
    mogelijk om, kun je me, kan je me, kun je mij, wil je me, zou je me`),
  asks: list(`
    kan ik, mag ik, moet ik, zal ik, kon ik, zou ik`),
  closers: list(
    'alsjeblieft, alstublieft, aub, ajb, graag, als je wilt, even, wil je, als dat kan, voor me, voor mij',
  ),
  closersAfterMark: list('dank je, dankje, bedankt, dank u, dank je wel, dankjewel, thanks, ok, oke, merci'),
  articles: list(
    "de taak, mijn taak, het item, taak, de, het, een, mijn, nummer, taak nummer, de taak nummer, nr, m'n, het nummer, die van",
  ),
  pronouns: list(`
    het, dat, dit, die, deze, ze, hem, haar, alles, alle, allemaal, iets, niets, hier, daar, mij, me, jij, jou, ons, iedereen, een taak, taak, taken, een nieuwe taak, nieuwe taak, een item, wat, dingen, de eerste, de laatste, een ding`),
  references: {
    it: list('het, dit, deze, deze taak, de taak, hem'),
    that: list('dat, die, die taak, die ene'),
    last: list('de laatste, laatste, het laatste, de laatste taak'),
  },
  all: list('alle, al mijn, alle mijn, al de'),
  things: list('herinneringen, reminders, taken, todos, to-dos'),
  inside: list('in, van, uit, met label, met het label, in project, in het project'),
  overdue: list('te laat, achterstallig'),
  through: list('op, in, met, via'),
  ownList: list('op mijn eigen lijst, aan mijn eigen lijst, van mijn eigen lijst, in mijn eigen lijst'),
  noPart: list('nu, nog, echt, zeker, slecht, goed, zo, mij, jou, meer, veel, erg, te, ok, hier, daar'),
  as: list('als, genaamd'),
  people: list('me, mij, ons, je, jou, hem, haar, hen, ik, jij, we, wij'),
  retractions: list(`
    laat maar, vergeet het, nee wacht, wacht nee, of niet, toch niet, toch maar niet, grapje, geintje, haha, nee niks, nee laat maar, niet echt, lol`),
  into: list('aan, op, in, bij, naar'),
  determiners: list("mijn, m'n, de, het, onze, ons, jouw, je, zijn, haar, hun, een, deze, dit, die, dat"),
  places: list(`
    agenda, kalender, project, kamer, chat, kanaal, groep, gesprek, bord, winkelwagen, mandje, winkelmandje, contacten, playlist, afspeellijst, album, notities, herinneringen, inbox, rooster, planning, dagboek, favorieten, prullenbak, map,
    bestand, document, recept, soep, saus, bestelling, koelkast, tafel, oven, kast, stoep`),
  elsewhere: [
    ...list(`
    in agenda, aan de agenda, op de agenda, in de kalender, aan de soep, bij de soep, in de soep, op tafel, in de koelkast, in de oven, in het album, aan het album, in het winkelmandje, aan de playlist, op de playlist, in de chat, in de groep, aan favorieten`),
    ...each(
      `aan, bij, in, op, voor`,
      `de, het, mijn, onze, die`,
      `vergadering, afspraak, groep, groepschat, chat, playlist, afspeellijst, favorieten, soep, salade, saus, wachtlijst, foto, uitnodiging, contacten, agenda`,
    ),
  ],
  conjunctions: list('en, dan, maar, of, ook'),
  orders: list(
    'voeg, herinner, markeer, verwijder, toon, laat, vertel, wis, zet, maak, vink, ook, dan, haal, schrap',
  ),
  noRequest: list(`
    niet, geen, nooit, nee, als, wanneer, omdat, waarom, hoe, wie, waar, wat, welke, is, zijn, was, waren, heb, hebt, heeft, had, hebben, ik, jij, je, hij, zij, ze, wij, we, jullie, het, dat, dit, die, gisteren, iemand, niemand, iedereen, mijn,
    hallo, bedankt, ja, sorry, misschien, verwijder, wis, verplaats, verander, herinner, toon, laat, vertel, geef, markeer, help, moet, moeten, kan, kun, mag, zal, zou, wil, toegevoegd, gedaan, gekocht, kunnen, er, toen, mama, papa, vergeet, waarschijnlijk,
    stop, probeer, om, zonder, door, na, voordat, nadat`),
  conditions: list(
    'als, indien, wanneer, zodra, tenzij, voor het geval, mits, zolang, totdat, mocht, in geval, ingeval, alleen als, wel als, zelfs als',
  ),
  asking: list(
    'vragen, vraag, kijken, kijk, weten, uitzoeken, checken, nagaan, controleren, beslissen, bevestigen, zeggen, navragen, bespreken, informeren',
  ),
  negations: list('niet, geen, nooit, nee, stop met, hou op met'),
  forgetting: list('vergeet, vergeten'),
  negationsBehind: list('niet, nooit'),
  refusals: list(
    'in geen geval, onder geen beding, absoluut niet, zeker niet, niet, geen, nooit, wil, wilde, gaat, ging, heeft, hebben, zal, zou, kan, moest, moet, zei, zegt',
  ),
  clauses: list(
    'wil, wilde, willen, gaat, ging, gaan, heeft, hebben, had, zal, zou, zouden, zullen, moet, moest, moeten, mag, zei, zegt, vindt, denkt, kunnen, is, was',
  ),
  indefinite: list(`
    een, 'n, een nieuwe, een nieuw, nog een, een andere`),
  otherThings: list(`
    evenement, evenementen, afspraak, afspraken, vergadering, vergaderingen, agenda, kalender, alarm,
    alarmen, wekker, wekkers, timer, timers, herinnering, herinneringen, contact, contacten,
    contactpersoon, playlist, afspeellijst, nummer, liedje, liedjes, lied, album, muziek, podcast,
    podcasts, volume, geluid, bericht, berichten, mail, mails, e-mail, e-mails, email, foto, foto's,
    afbeelding, video, video's, bestand, bestanden, map, mappen, document, documenten, account,
    accounts, licht, lichten, lamp, lampen, verwarming, thermostaat, temperatuur, helderheid, melding,
    meldingen, notitie, notities, app, apparaat, bestelling, abonnement, vlucht, reservering,
    reserveringen, boeking, lijst, lijsten, lijstje, boodschappenlijst, project, projecten, label,
    labels, kamer, kanaal, groep, gesprek, radio, tv, televisie, telefoon, wifi, bluetooth, deur,
    scherm, instelling, instellingen, geschiedenis, opmerking, ruis, regel, pagina, wachtwoord`),
  addressing: list('je, jij, u'),
  sayings: list(`
    zet je beste beentje voor, zet de bloemetjes buiten, zet op een rijtje, zet muziek op, doe normaal, doe maar gewoon, doe de deur dicht, doe het licht, gooi het over een andere boeg, klaar is kees, klaar met jou,
    gedaan met de pret, af en toe, zet de tv, doe mee, doe maar`),
  sequences: list('en dan, en ook, daarna, en daarna, vervolgens, verder, ook, en verder, en toen'),
  fillers: list('eh, uh, ehm, uhm, hmm, nou, eh'),
  about: list('over, met, bij, voor'),
  noTypos: list(`
    voegt, voegde, toevoegde, zette, zetel, plaats, plaatst, plaatste, schrijft, schreef, noteert, maakt, maakte, toont, toonde, geeft, markeert, vinkt, vonk, vink, vinken, rondt, rond, hond, mond, grond, streep, strepen, stroop, heropent,
    opent, opende, wist, wissel, wint, winst, haalt, haalde, gooit, taak, zaak, vaak, taal, talk, taken, maken, raken, zaken, haken, laken, waken, lijst, lijstjes, lijm, list, kist, wat, was, wit, moet, moed, moeder, goed, doet, voet, zoet, groet, laat, laten,
    plaat, maat, straat, staat, later, water, mijn, zijn, fijn, wijn, lijn, pijn, klaar, klaas, klas, open, lopen, kopen, hopen, koken, morgen, zorgen, borgen`),
  strong: {
    analysing: list(`
      analyseer, analyseren, analyse, analyses, evalueer, evalueren, evaluatie`),
    planning: list(`
      plan, plannen, planning, inplannen, organiseer, organiseren, bekijk, review, weekreview, terugblik,
      weekoverzicht, doornemen, neem door, terugkijken`),
    about: list(`
      dag, dagen, ochtend, middag, avond, week, weken, weekend, maand, maanden, kwartaal, jaar, werkdag,
      werkweek, productiviteit, efficiëntie, voortgang, prestaties, werkdruk, werklast, werk, taak, taken,
      takenlijst, to-do, to-dos, todo, todos, to-dolijst, todolijst, agenda, rooster, prioriteiten, gewoontes,
      gewoonten, tijd, tijdsbesteding, projecten, tempo, deadlines, wat ik heb gedaan, wat ik gedaan heb, hoe
      het ging`),
    leads: list(`
      help me, help me met, help me om, help, geef me, geef mij, toon, maak, maak een, doe, doe een, ik wil, ik
      wil graag, ik zou graag, ik heb nodig, een, korte, kort, grondige, uitgebreide, gedetailleerde, laten we,
      samen, met mij, en, te`),
  },
  addExactly: (title) => `voeg "${title}" toe aan mijn taken`,
  askDue: (when) => `wat moet ik ${when} doen`,
  alwaysUseful: ['wat moet ik vandaag doen', 'toon al mijn taken', 'help'],
};
