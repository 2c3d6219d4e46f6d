import { german as parts } from './parts/german.ts';
import { germanTimes } from './time/german.ts';
import { list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const german: LanguageWords = {
  parts,
  tag: 'de',
  classes: {
    my: 'meine|meiner|meinen|meinem|mein|meines|die|der|das|den|dem|des|unsere|unserer|unseren|unserem|unser',
    liste:
      'liste|to-do-liste|todo-liste|todoliste|to-do liste|todo liste|to do liste|to-do-list|todo-list|to-do list|todo list|aufgabenliste|aufgaben-liste|aufgaben liste|aufgaben|todos|to-dos|to dos|tasks|zettel|to-do-zettel|erledigungsliste|to-do',
    aufgabe: 'aufgabe|todo|to-do|to do|task|eintrag|punkt|listeneintrag',
    aufgaben:
      'aufgaben|todos|to-dos|to dos|tasks|punkte|einträge|sachen zu erledigen|dinge zu erledigen|sachen zu tun|erledigungen|aufgabe',
    'eine-aufgabe':
      '[eine|ne|ein|nen|einen|noch eine|noch ein|noch einen|die|den|das|mir eine|mir ein] [neue|neues|neuen|weitere|weiteres|weiteren] <aufgabe>',
    namens:
      'namens|mit dem titel|mit titel|mit dem namen|mit dem text|mit dem inhalt|genannt|die heißt|für|um|zum|zur|und zwar|nämlich|dass ich',
    mal: 'bitte|mal|doch|doch mal|doch bitte|bitte mal|mal bitte|mal eben|eben mal|noch|noch bitte|bitte noch|mal noch|schnell|mal schnell|kurz|mal kurz|mir|mir bitte|bitte mir|mir mal|mir noch|gerne|einfach|auch|auch noch|bitte auch|dann|jetzt|jetzt bitte|gleich|sofort|wieder|für mich|bitte für mich|dazu|zusätzlich|außerdem|nochmal|noch mal',
    fuege: 'füg|füge|fügen sie|fügst du|fügt ihr',
    hinzu: 'hinzu|dazu|an|ein|bei',
    setz: 'setz|setze|setzen sie|setzt du|schreib|schreibe|schreiben sie|schreibst du|pack|packe|packen sie|packst du|tu|tue|tun sie|tust du|stell|stelle|stellen sie|nimm|nehmen sie|nimmst du|trag|trage|tragen sie|trägst du|notier|notiere|notieren sie|hau|haue|schmeiß|schmeiße|mach|mache|machst du|füg|füge|fügen sie|bring|leg|lege|ergänz|ergänze|ergänzen sie|ergänzt du|speicher|speichere|speichern sie|hinzufügen|hinzu',
    setzen:
      'setzen|schreiben|packen|tun|stellen|nehmen|eintragen|notieren|hinzufügen|aufnehmen|machen|dazuschreiben|draufschreiben|draufsetzen|draufpacken|drauf|hinzu|ergänzen|legen|speichern|aufschreiben',
    drauf: 'drauf|rauf|dazu|mit drauf|noch drauf|ein|auf|hinzu|mit rauf|an',
    'auf-liste':
      '(auf|in|zu|an) (meine|meiner|meinen|die|der|den|unsere|unserer|unseren|ne|ner|eine) <liste>|zur <liste>|auf <liste>|auf den zettel|auf meinen zettel|in die aufgaben',
    auf: '(auf|in|zu|an) (meine|meiner|meinen|meinem|die|der|den|dem|unsere|unserer|unseren|unserem|ne|eine)|zur|zum|auf|zu',
    woche: 'woche beginnt|woche beginnt am|woche startet am',
    mach: 'erstell|erstelle|erstellen sie|erstellst du|leg|lege|legen sie|legst du|mach|mache|machen sie|machst du|erzeug|erzeuge|erzeugen sie|schreib|schreibe|schreiben sie|starte|start|gib mir|generiere|speicher|speichere|trag|trage|tragen sie|notier|notiere|beginn|beginne|ich brauche|ich will|ich möchte|öffne|setz|setze|richte|eröffne',
    zeig: 'zeig|zeige|zeigen sie|zeigst du|zeig mir|zeige mir|zeigen sie mir|zeigst du mir|list|liste|listen sie|liste mir|lies|lies mir|lesen sie|lesen sie mir|liest du|liest du mir|sag|sag mir|sage mir|sagen sie|sagen sie mir|sagst du mir|nenn|nenne|nenn mir|nenne mir|nennen sie mir|gib mir|geben sie mir|öffne|öffne mir|ich möchte|lass mich|wie sind|was sind|wie lauten|zähl|zähle|zähl mir|zeig mal|ich will|weißt du|weisst du|schau|schau mal|guck|guck mal|präsentiere|hol|hol mir',
    zeigen:
      'zeigen|anzeigen|auflisten|vorlesen|sehen|ansehen|anschauen|aufzählen|nennen|sagen|geben|hören|öffnen|auslesen|durchgehen|sehen bitte|wissen',
    an: 'an|auf|vor|sehen|zeigen|hören|anschauen|ansehen|auflisten|anzeigen|vorlesen|wissen|durchgehen',
    alle: 'alle|alles|sämtliche|alle von|all',
    offene:
      'offene|offenen|aktuelle|aktuellen|unerledigte|unerledigten|verbleibende|verbleibenden|ausstehende|ausstehenden|anstehende|anstehenden|restliche|restlichen|noch offene|noch offenen|ungelöste|laufende|laufenden|bevorstehende|bevorstehenden|nächsten|nächste',
    noch: 'noch|alles|denn|so|eigentlich|jetzt|noch alles|alles noch|denn noch|noch so|noch denn|denn alles|denn so|aktuell|gerade|momentan|also|bei mir|auch|sonst noch|sonst|schon|überhaupt|überhaupt noch|so alles',
    label: 'label|labels|etikett|etiketten|tag|tags|schlagwort|schlagwörter|schlagworte|kennzeichen',
    erledigt:
      'erledigt|fertig|abgehakt|abgeschlossen|getan|gemacht|beendet|vollendet|geschafft|komplett|vollständig',
    unerledigt:
      'nicht erledigt|unerledigt|offen|nicht fertig|noch nicht fertig|noch nicht erledigt|nicht abgehakt|nicht abgeschlossen|unfertig|noch offen|ausstehend|nicht gemacht',
    'von-liste':
      '(von|aus|auf|in) (meiner|der|unserer|meinen|den|dem) <liste>|vom zettel|von <liste>|(von|aus|auf) (meiner|der|unserer|dem|meinem) (einkaufsliste|einkaufszettel|packliste|wunschliste|leseliste|arbeitsliste|geschenkeliste|putzliste|checkliste|urlaubsliste|bücherliste|filmliste|partyliste|weihnachtsliste)|vom einkaufszettel',
    erinner: 'erinner|erinnere|erinnern sie|erinnerst du|erinnert',
    daran:
      'daran|dran|an|dass|dass ich|daran dass|daran dass ich|ans|zu|wegen|an das|an den|an die|an einen|an eine|an ein|dran dass',
    uns: 'uns|uns alle|uns beide',
    woran:
      'an|an den|an die|an das|an einen|an eine|an ein|für|für den|für die|für das|zu|zum|zur|dass|dass ich|wegen|namens|mit dem text|ans|fürs|um den|um die|um das|um meine|um meinen|daran',
    stell:
      'stell|stelle|stellen sie|setz|setze|setzen sie|mach|mache|machen sie|erstell|erstelle|erstellen sie|leg|lege|legen sie|gib|geben sie|richte|füg|füge|schick|ich brauche|ich will|ich möchte|trag|trage|programmier|programmiere',
    'eine-erinnerung': '[mir] [eine|ne|die|noch eine] [neue|tägliche|wöchentliche] erinnerung',
    wecker: 'wecker|weckruf|alarm',
    weck: 'weck mich|wecke mich|wecken sie mich|weckst du mich|weck uns|wecke uns',
    wecken: 'wecken|aufwecken',
    bescheid: 'bescheid',
    'verschieb-erinnerung':
      'verschieb|verschiebe|verschieben sie|verleg|verlege|änder|ändere|ändern sie|schieb|schiebe|verstell|verstelle',
    'loesch-erinnerung':
      'lösch|lösche|löschen sie|entfern|entferne|entfernen sie|streich|streiche|storniere|stornier|stopp|stoppe|beende|vergiss|verwirf|deaktiviere',
    'stell-ab':
      'brich|schalt|schalte|schalten sie|stell|stelle|stellen sie|sag|sage|sagen sie|nimm|mach|mache',
    gezeigte:
      'sie|es|ihn|beide|alle|diese|die (erste|zweite|dritte|vierte|fünfte|letzte)|den (ersten|zweiten|dritten|vierten|fünften|letzten)|die letzten (beiden|zwei|drei)',
    'alle-erinnerungen':
      '(alle|alle meine|all meine|sämtliche|alle die) (erinnerungen|wecker)|(meine|die) erinnerungen',
    'wohne-in':
      'ich wohne in|ich lebe in|ich bin in|ich wohne jetzt in|ich lebe jetzt in|ich bin jetzt in|ich bin gerade in|ich wohne seit kurzem in|ich bin zu hause in|wir wohnen in|wir leben in|wir sind in|wir wohnen jetzt in|wir leben jetzt in|wir sind jetzt in|wir sind gerade in',
    'bin-nach': 'ich bin nach|wir sind nach',
    einstellungsname:
      'zeitzone|datumsreihenfolge|datumsformat|standardprojekt|ruhezeit|ruhezeiten|monatsdeckel|monatslimit|monatliche limit|monatliches limit|monatlichen deckel|monatlicher deckel|tokenlimit',
    'woche-beginnt': 'woche beginnt am|woche startet am|woche fangt am',
    ruhe: 'ruhezeit|ruhezeiten|nachtruhe',
    aus: 'aus|ab',
    sprich:
      'sprich|rede|antworte auf|antworte mir auf|schreib auf|schreibe auf|schreib mir auf|schreibe mir auf|sprich auf|rede auf|wechsle zu|wechsle auf|sprich mit mir auf|rede mit mir auf|sprich mit mir|rede mit mir|sprache',
    zunge:
      'deutsch|englisch|französisch|spanisch|italienisch|niederländisch|holländisch|portugiesisch|polnisch|schwedisch|dänisch|norwegisch|finnisch|tschechisch|türkisch|english|german',
    cloud: 'claude|anthropic|openai|chatgpt|gpt',
    'ganzer-text': 'den genauen text|den ganzen text',
    setting:
      'zeitzone|sprache|datumsreihenfolge|datumsformat|wochenanfang|erster tag der woche|wochenbeginn|standardprojekt|ruhezeiten|ruhezeit|ruhestunden|tagesübersicht|überblick|zusammenfassung|markierungen|zeichen|monatsdeckel|monatslimit|monatliche limit|monatliches limit|monatlichen deckel|monatlicher deckel|tokenlimit|cloud',
    loesch:
      'lösch|lösche|löschen sie|löschst du|entfern|entferne|entfernen sie|entfernst du|beseitige|tilge|lösch mir|verwirf|radier|radiere',
    verschieb:
      'verschieb|verschiebe|verschieben sie|verschiebst du|schieb|schiebe|schieben sie|schiebst du|verleg|verlege|verlegen sie|verlegst du|vertag|vertage|vertagen sie|beweg|bewege|zieh|ziehe|rück|rücke|verlager|verlagere',
  },
  telling: list(`
    ich, und, meine, der, die, das, ist, auf, für, fur, mir, mich, uns, dich, um, dass, daran, bitte, den, ein, eine, nicht, was, mein, meiner, zu,
    mit, von, im, zum, zur, dem, wie, kannst, noch, habe, hab, hinzu, wieder, nochmal, kein, keine, keinen, heute, morgen, hak, sprich`),
  typical: list(`
    als, auch, oder, aber, bis, vor, nach, bei, am, aus, ab, nächste, nächsten, nächster, jeden, jede, jedes, liste,
    aufgabe, aufgaben, erledigt, fertig, lösche, lösch, zeig, zeige, mach, mache, markier, markiere, setz, setze, schreib,
    trag, verschieb, verschiebe, erinner, erinnere, erinnerung, erinnerungen, stell, weck, wecker, neue, neuer, neues,
    alle, alles, erste, zweite, letzte, woche, monat, uhr, montag, dienstag, mittwoch, donnerstag, freitag, samstag,
    sonntag, abend, mittag, wenn, warum, wer, wo, welche, könntest, doch, füge, einkaufsliste`),
  sameWords: [
    ['to-do', 'todo', 'to do'],
    ['gibt es', 'gibts'],
    ['geht es', 'gehts'],
    ['irgendwas', 'irgendetwas'],
  ],
  openers: list(`
    bitte, hey, hallo, hi, halo, hallöchen, hallochen, guten morgen, guten tag, guten abend, moin, servus, gruss gott, ok, okay,
    also, na, na gut, nun, so, ach, ach ja, ach so, achso, ah, oh, du, gut, alles klar, ja, und, sag mal, sag, hor mal,
    kurz, schnell, los, komm, jetzt, dann, super, prima, danke, ähm, ahm, ach übrigens, ach ubrigens, ubrigens, bitte sei so gut und,
    sei so nett und, sei so lieb und, sei so gut und, seien sie so nett und, tu mir einen gefallen und, mal`),
  requests: list(`
    kannst du, kannst du mal, kannst du bitte, konntest du, konntest du mal, konntest du bitte, wurdest du, wurdest du mal,
    konnen sie, konnten sie, wurden sie, kannste, konntste, konnt ihr, konntet ihr, magst du, willst du, wurdst du,
    ich mochte, ich mochte gerne, ich mochte gern, ich wurde gerne, ich wurde gern, ich will, ich hatte gerne, ich hatte gern,
    ich mochte dass du, ich will dass du, ich hatte gern dass du,     koenntest du, koennen sie, koennten sie, wuerdest du, wuerden sie, ich moechte, ich wuerde gerne, ich wuerde gern,
    ich haette gern, ich haette gerne, kannst du fur mich, konntest du fur mich, lass uns, lass uns mal, ich bitte dich,
    du kannst, du konntest, du sollst, du musst, wir sollten`),
  asks: list(`
    kann ich, konnte ich, koennte ich, darf ich, durfte ich, soll ich, sollte ich, muss ich, musste ich, ist es moglich, kann man,
    konnen wir, konnten wir, sollen wir, sollten wir, durfen wir, wie kann ich, wie konnte ich, wie muss ich, wo kann ich, warum soll ich,
    hast du, hattest du, habt ihr, haben sie, bist du dabei, ob ich, ware es moglich, geht es dass ich, was wenn ich`),
  closers: ['bitte', 'bitte schon', 'bitteschon', 'bitte sehr', 'danke', 'danke dir', 'danke schon'],
  closersAfterMark: list(`
    danke, dankeschon, danke schon, danke dir, vielen dank, besten dank, merci, ok, okay, ja, gell, ne, oder, danke sehr, dank dir,
    danke im voraus, lg, liebe grusse`),
  articles: list(`
    der, die, das, den, dem, mein, meine, meinen, meiner, meinem, aufgabe, die aufgabe, der aufgabe, meine aufgabe, nummer, nr,
    aufgabe nummer, die nummer, eintrag, den eintrag, der eintrag, punkt, den punkt, todo, das todo, to-do, das to-do,
    die aufgabe nummer, aufgabe nr, task, den task, mit, mit der, mit dem, mit den, unsere, unseren`),
  pronouns: list(`
    nichts, niemanden, dich selbst, mich selbst, irgendetwas,
    es, das, dies, dieses, diese, diesen, dieser, sie, ihn, ihm, ihr, alle, alles, beide, beides, nichts, niemanden, dich selbst, mich selbst, etwas, was, irgendwas, irgendetwas,
    nichts, das da, die da, der da, das hier, die hier, das erste, die erste, das zweite, die zweite, das letzte, die letzte, hier,
    da, dort, jeder, jede, jeden, alle davon, mich, mir, dich, dir, uns, euch, erste, zweite, dritte, letzte, eine aufgabe, aufgabe,
    aufgaben, eine neue aufgabe, neue aufgabe, einen eintrag, eintrage, einen punkt, sachen, zeug, jemand, jemanden, niemand, den ersten,
    den zweiten, den letzten, das ding, die dinge, dinge, ein paar sachen, sich`),
  references: {
    it: [
      'es',
      'sie',
      'ihn',
      'diese',
      'dieses',
      'diesen',
      'dies',
      'diese aufgabe',
      'die aufgabe',
      'den eintrag',
      'das hier',
      'diese hier',
    ],
    that: [
      'das',
      'die',
      'den',
      'das da',
      'die da',
      'den da',
      'jene',
      'jene aufgabe',
      'die aufgabe da',
      'dieses da',
    ],
    last: [
      'das letzte',
      'die letzte',
      'den letzten',
      'letzte',
      'letztes',
      'letzten',
      'die letzte aufgabe',
      'den letzten eintrag',
      'den letzten punkt',
    ],
  },
  all: list(
    'alle, alle meine, alle die, all meine, alle offenen, alle meine offenen, samtliche, alle von meinen',
  ),
  things: ['erinnerungen', 'wecker', 'aufgaben', 'todos', 'to-dos', 'eintrage', 'punkte', 'tasks'],
  inside: list(`
    in, aus, von, mit label, mit dem label, mit etikett, mit dem etikett, im projekt, aus dem projekt, in der liste, auf der liste,
    mit dem tag, vom projekt`),
  overdue: [
    'uberfallig',
    'uberfallig',
    'uberfalligen',
    'uberfallige',
    'ueberfaelligen',
    'ueberfaellige',
    'ueberfallig',
  ],
  through: ['auf', 'in', 'bei', 'mit', 'uber', 'via', 'im'],
  ownList: list(`
    auf meine eigene liste, auf meiner eigenen liste, in meine eigene liste, in meiner eigenen liste, zu meiner eigenen liste,
    von meiner eigenen liste, aus meiner eigenen liste`),
  noPart: list(`
    jetzt, noch, wirklich, sicher, schlecht, gut, so, mehr, ich, du, wir, mich, dich, uns, wieder, notwendig, viel, ganz, nur, mal,
    einmal, sehr, zu, ok, okay, hier, da, richtig, erlaubt, schlimm, nötig, notig, wahr, moglich, vergessen, doch, schon, fair, dein ernst,
    zu fassen, dass ich wusste, lustig, witzig, schon wieder, unbedingt, ganz, genau`),
  as: ['als', 'namens', 'mit dem namen'],
  people: ['mir', 'mich', 'uns', 'dir', 'dich', 'ihm', 'ihr', 'ihnen', 'ich', 'wir', 'du'],
  retractions: list(`
    vergiss es, ach nein, nein doch nicht, doch nicht, lieber nicht, nein warte, warte nein, ach lass, lass mal, lass es, war nur spass,
    nur spass, spass, scherz, egal, ach egal, vergiss das, oder doch nicht, oder nicht, nicht wirklich, haha, lol, ach vergiss es,
    schon gut, hat sich erledigt`),
  into: ['auf', 'in', 'zu', 'zur', 'zum', 'an', 'im', 'ins'],
  determiners: list(
    'meine, meiner, meinen, meinem, mein, die, der, das, den, dem, unsere, unserer, unseren, deine, eine, einer, einen, ein, diese, dieser, diesem, diesen',
  ),
  places: list(`
    liste, listen, kalender, terminkalender, agenda, projekt, raum, zimmer, chat, kanal, gruppe, board, warenkorb, kontakte, kontaktliste,
    adressbuch, kontakten, raum, playlist, playliste, wiedergabeliste, album, notizen, notizbuch, erinnerungen, postfach, posteingang, warteschlange,
    merkliste, tagebuch, favoriten, lesezeichen, gesprach, tabelle, wiedergabe`),
  conjunctions: ['und', 'dann', 'aber', 'oder', 'auch', 'sowie'],
  sums: ['plus', 'minus', 'mal', 'durch', 'zusammen'],
  orders: list(`
    fug, fuge, setz, setze, schreib, schreibe, erinner, erinnere, markier, markiere, losch, losche, zeig, zeige, sag, hak, hake, streich,
    streiche, verschieb, verschiebe, entfern, entferne, dann, auch, trag, trage, pack, packe, nimm, mach, mache, erstell, erstelle`),
  noRequest: list(`
    nicht, nein, nie, niemals, kein, keine, keinen, stopp, wenn, falls, ob, sobald, bevor, nachdem, weil, da, dass, obwohl, warum, wieso,
    weshalb, wie, wer, wen, wem, wessen, wo, wohin, woher, was, welche, welcher, welches, wann, ist, sind, war, waren, hat, hast, habe,
    hab, haben, hatte, hatten, kann, kannst, konnen, konnte, will, willst, wollen, wollte, soll, sollte, sollen, sollst, darf, durfen, muss,
    mussen, musste, mag, mochte, wird, wurde, wurden, werden, ich, du, er, sie, es, wir, ihr, man, jemand, niemand, alle, jeder, mein, meine,
    dein, deine, sein, seine, unser, dieser, diese, dieses, das, der, gestern, vorgestern, hallo, hi, danke, tut, tue, gibt, gib, geht, gehe,
    vielleicht, wahrscheinlich, eigentlich, leider, gut, schön, schon, nur, wozu, womit, woran, worauf, zeig, zeige, lösch, losch, losche,
    verschieb, verschiebe, anderere, andere, benenn, hilfe, hilf, lass, sag, sage, erzahl, erzahle, glaubst, meinst, denkst, weisst, findest,
    hast du, bist, bin, seid, fand, dachte, denke, glaube, meine, machst, magst, bitte nicht, mist, oh, ach, steht, stehen`),
  conditions: list(`
    wenn, falls, aber nicht, sobald, sofern, solange, ausser, ausser wenn, nur wenn, angenommen, vorausgesetzt, im falle, fur den fall, ehe, bevor`),
  asking: list(`
    frag, frage, fragen, prufen, prüfen, pruf, prufe, schauen, nachschauen, sehen, gucken, wissen, klaren, herausfinden, rausfinden,
    uberlegen, nachfragen, checken, testen, kontrollieren, suchen, googeln, entscheiden, erkundigen, nachsehen, bestatigen`),
  negations: list(`
    nicht, nein nicht, nie, niemals, bitte nicht, auf keinen fall, keinesfalls, nein, kein, keine, keinen, bloss nicht, bloss keine,
    ja nicht, hor auf, stopp`),
  forgetting: list('vergiss, vergesse, vergessen, vergisst'),
  negationsBehind: [
    'nicht',
    'nicht mehr',
    'nie',
    'niemals',
    'auf keinen fall',
    'bloss nicht',
    'doch nicht',
    'bitte nicht',
    'lieber nicht',
    'ja nicht',
    'keinesfalls',
  ],
  refusals: list(`
    nicht, kein, keine, keinen, keines, keiner, nie, niemals, auf keinen fall, bloss nicht, bloss keine, keinesfalls, nichts, ja nicht, ja keine`),
  indefinite: list(
    'ein, eine, einen, noch ein, noch eine, noch einen, ein neues, eine neue, einen neuen, neues, neue, neuen, weiteren, weitere',
  ),
  elsewhere: list(`
    zum timer, zum anruf, zum meeting, zum termin, zur besprechung, zur gruppe, zur playlist, zum kalender, in den kalender, im kalender, zum chat,
    zum warenkorb, in den warenkorb, zum event, zur veranstaltung, zur konferenz, zum wecker, zu den kontakten, zum adressbuch, ins adressbuch,
    ins tagebuch, zum tagebuch, auf facebook, auf instagram, bei facebook, zu den favoriten, zum rezept, zum essen, zum kaffee`),
  otherThings: list(`
    wlan, wifi, bluetooth, drucker, computer, handy, garage, feuer, stecker, farbe, thema,
    liste, listen, projekt, projekte, label, labels, etikett, etiketten, termin, termine, meeting, meetings, besprechung, besprechungen,
    verabredung, verabredungen, kalender, wecker, alarm, alarme, timer, erinnerung, erinnerungen, kontakt, kontakte, playlist, playlists,
    wiedergabeliste, lied, lieder, song, songs, album, alben, musik, lautstarke, nachricht, nachrichten, mail, mails, email, emails, e-mail,
    e-mails, posteingang, chat, foto, fotos, bild, bilder, video, videos, datei, dateien, ordner, dokument, dokumente, konto, konten,
    benutzer, mitglied, mitglieder, raum, raume, kanal, gruppe, licht, lichter, lampe, lampen, heizung, temperatur, helligkeit, thermostat,
    verbindung, verbindungen, benachrichtigung, benachrichtigungen, notiz, notizen, app, apps, gerat, gerate, bestellung, bestellungen,
    abo, abos, flug, fluge, buchung, buchungen, reservierung, reservierungen, verlauf, lesezeichen, einstellung, einstellungen, fenster,
    tabelle, internet, seite, wort, zeile, anruf, anrufe, uhr, sprache, rolladen, rollladen, jalousie, tur, fernseher, radio`),
  addressing: ['du', 'sie', 'ihr'],
  sayings: list(`
    setz dich, setz dich hin, schreib dich ab, mach schluss, mach es gut, machs gut, mach weiter, mach mal halblang, mach dir keine sorgen,
    schwamm druber, leg los, leg dich hin, pack deine sachen, pack es an, nimm es leicht, nimm platz, nimm dir zeit, tu was, tu so,
    tu es nicht, streich die segel, zieh dich an, zieh leine, zieh dich warm an, schieb ab, hak es ab, setz alles auf eine karte, leg auf, mach mit,
    mach das licht an, mach das licht aus, fug dich, denk nach, denk mal nach, denk an mich, denk positiv, denk dir nichts dabei,
    zeig was du kannst, zeigs mir, zeigs ihnen, erledigt ist erledigt, fertig los, auf die platze fertig los, fix und fertig, schreib mal wieder, zeig mir den weg`),
  sequences: list(`
    und dann, dann, danach, anschliessend, und danach, und auch, und ausserdem, ausserdem, und zusatzlich, und bitte, plus, und`),
  fillers: list('ahm, ah, ohm, hm, hmm, tja, äh, ähm'),
  about: list('zu, zum, zur, uber, mit, bei, fur, von, im, in'),
  noTypos: list(`
    eine, einer, einen, seine, meine, deine, keine, alle, alte, liebe, liste, liste, lieste, leise, kiste, piste, tasche, taste, fuge, zuge, fliege,
    setzt, netz, sitz, satz, heute, leute, haute, hause, haus, maus, lege, lage, liege, loge, sage, sagt, zeige, ziege, seite, zeit, weit, mache,
    macht, nacht, sache, rache, wache, lache, buch, besuch, suche, sucht, suchte, kuchen, suchen, buchen, machen, lachen, nimm, nimmt, nie, nun,
    mal, malt, hat, hast, hab, hak, tag, tage, frage, trage, trag, trug, packe, backe, jacke, hacke, decke, ecke, merke, marke, stelle, stille, welle,
    helle, teile, eile, feile, ende, wende, hande, lande, wand, land, hand, band, sand, rand, fertig, wertig, wieder, lieder, oder, jeder, leder, noch,
    nach, doch, hoch, loch, koch, auch, rauch, bauch, brauch, brauche, schreibe, scheibe, schiebe, schieb, schreib, tu, tue, du, zu, so, ab, an, am`),
  strong: {
    analysing: list(`
      analysiere, analysier, analysieren, analysierst, analyse, auswertung, auswerten, werte, auswertest,
      bewerte, bewerten, produktivitätsanalyse, wochenanalyse`),
    planning: list(`
      plane, plan, planen, planst, planung, verplane, einplanen, durchplanen, tagesplanung, wochenplanung,
      tagesplan, wochenplan, rückblick, wochenrückblick, monatsrückblick, tagesrückblick, review, wochenreview,
      überprüfe, überprüfen, durchgehen, durchsehen`),
    about: list(`
      tag, tage, tages, woche, wochen, wochenende, monat, monats, quartal, jahr, jahres, vormittag, nachmittag,
      abend, morgen, arbeitstag, arbeitswoche, produktivität, leistung, fortschritt, fortschritte, arbeitslast,
      auslastung, arbeit, aufgabe, aufgaben, todo, todos, to-dos, to do, to-do, aufgabenliste, to-do-liste,
      todoliste, todo-liste, zeitplan, terminplan, prioritäten, gewohnheiten, zeit, zeiteinteilung, projekte,
      tempo, arbeitsweise, fristen, was ich geschafft habe, was ich gemacht habe, wie ich war, wie es lief, wie
      produktiv ich war, aus, durch`),
    leads: list(`
      hilf mir, hilf mir dabei, hilf mir bei, hilf, lass uns, gib mir, zeig mir, mach, mach mir, erstelle,
      erstell, erstell mir, schreib mir, ich will, ich möchte, ich brauche, es ist zeit für, zeit für, wie wäre
      es mit, eine, einen, ein, kurze, kurzer, kurzen, gründliche, ausführliche, detaillierte, genau, genauer,
      starte, beginne, gemeinsam, zusammen, mit mir, und, zu, dabei`),
  },
  addExactly: (title) => `füge "${title}" zu meinen Aufgaben hinzu`,
  askDue: (when) => `was ist ${when} fällig`,
  alwaysUseful: ['was ist heute fällig', 'zeig mir alle meine Aufgaben', 'hilfe'],
  times: germanTimes,
};
