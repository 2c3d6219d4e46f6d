import { swedish as parts } from './parts/swedish.ts';
import { swedishTimes as times } from './time/swedish.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const swedish: LanguageWords = {
  tag: 'sv',
  parts,
  times,
  classes: {
    remind: 'påminn mig|påminna mig|påminn|påminner du mig|påminn oss|kom ihåg att påminna mig',
    'all-reminders': 'alla [mina] påminnelser|mina påminnelser',
    task: 'uppgift|uppgiften|todo|to-do|sak|punkt|syssla|ärende|sak att göra|post',
    tasks: 'uppgifter|uppgifterna|todos|to-dos|saker|saker att göra|punkter|sysslor|ärenden|grejer',
    mylist:
      '[min|vår|mina|den] (lista|listan|att-göra-lista|att-göra-listan|att göra-lista|att göra-listan|att göra lista|att göra listan|attgöralista|attgöralistan|todo-lista|todo-listan|todolista|todolistan|todo-list|todo lista|todo listan|uppgiftslista|uppgiftslistan|to-do-lista|to-do-listan|to-do lista|to-do listan|to-do list|checklista|checklistan)|(mina|våra|bland mina) (uppgifter|todos|sysslor)|uppgifterna|uppgifter',
    mytasks:
      '(mina|våra|alla mina|de) (uppgifter|todos|sysslor|saker att göra|saker|ärenden|punkter|att göra)|uppgifterna|[min|vår] (lista|listan|att-göra-lista|att-göra-listan|att göra-lista|att göra lista|att göra listan|todo-lista|todo-listan|todolista|todo lista|uppgiftslista|uppgiftslistan|to-do-lista|to-do lista|to-do list)|uppgifter',
  },
  telling: list(`
    uppgiften, uppgifterna, och, jag, att, är, inte, på, till, lägg, vad, ska, göra, idag, imorgon,
    mina, min, snälla, tack, visa, för, listan, med, som, har, av, det, kan, du, mig, uppgifter, från,
    mitt, dig, han, hon, vi, ni, de, dem, detta, denna, den, ett, en, var, när, hur, vem, vilka, vilken,
    uppgift, bocka, markera, radera, påminn, skriv, skapa, ny, alla, varje, nästa, innan, efter, vid,
    hos, om, klar, klart, vill, skulle, kunde, måste, behöver, men, eller, också, gör, får, ta, upp, ut,
    ner, in, sen, sedan, åt, mycket, så, lägga, någon, något, några, allt, imorron, ikväll, kvar`),
  sameWords: [],
  openers: list(`
    snälla, hej, hallå, tjena, god morgon, god kväll, hejsan, ok, okej, bra, så, nu, och, då, jo, alltså, lyssna, snabbt, vänligen, var snäll och, var vänlig och, var god och, eh, kom igen, du`),
  requests: list(`
    kan du, kan du snälla, kan ni, kunde du, skulle du kunna, skulle du vilja, vill du, skulle du, kan
    du vara snäll och, jag vill, jag vill att du, jag skulle vilja, jag skulle vilja att du, jag behöver
    att du, jag behöver, går det att, är det möjligt att, låt oss, kan du hjälpa mig att, kan du hjälpa
    mig, kan man`),
  asks: list(`
    kan jag, får jag, ska jag, borde jag, måste jag, skulle jag kunna`),
  closers: list('snälla, tack, är du snäll, om du vill, om du kan, åt mig, för mig'),
  closersAfterMark: list('tack, tack så mycket, tackar, tack snälla, tusen tack, ok, okej'),
  articles: list(
    'uppgiften, min uppgift, uppgift, den, det, min, mitt, mina, nummer, uppgift nummer, nr, punkt, punkten, uppgiften nummer',
  ),
  pronouns: list(`
    det, den, detta, denna, dessa, de, dem, allt, alla, något, nåt, någonting, inget, ingenting, här, där, mig, dig, oss, honom, henne, en uppgift, uppgift, uppgifter, en ny uppgift, ny uppgift, en sak, saker, grejer, den första, den sista, det där, den där`),
  references: {
    it: list('det, den, den här, det här, denna, den här uppgiften, uppgiften'),
    that: list('den där, det där, den där uppgiften'),
    last: list('sista, den sista, senaste, den senaste, den sista uppgiften'),
  },
  all: list('alla, alla mina, alla de'),
  things: list('påminnelser, påminnelserna, uppgifter, uppgifterna, todos'),
  inside: list('i, från, med etikett, i projektet, i projekt'),
  overdue: list('försenade, förfallna'),
  through: list('på, i, med, via'),
  ownList: list('på min egen lista, i min egen lista, till min egen lista, från min egen lista'),
  noPart: list('nu, än, ännu, riktigt, säker, dålig, bra, så, alls, mig, dig, mer, mycket, ok, här, där'),
  as: list('som, kallad'),
  people: list('mig, oss, dig, honom, henne, dem, jag, du, vi'),
  retractions: list(`
    glöm det, strunta i det, nej vänta, vänta nej, eller inte, eller nej, skojar, skämt, skojade bara, haha, nej nej, ingenting, förresten nej, lol, avbryt`),
  into: list('på, i, till, in i'),
  determiners: list('min, mitt, mina, vår, vårt, din, ditt, hans, hennes, deras, en, ett, den, det, denna'),
  places: list(`
    kalender, kalendern, agenda, projekt, projektet, rum, rummet, chatt, chatten, kanal, kanalen, grupp, gruppen, konversation, tavla, kundvagn, korg, varukorg, kontakter, spellista, spellistan, album, anteckningar, påminnelser, inkorg, schema, schemat,
    dagbok, dagboken, favoriter, papperskorgen, mapp, fil, dokument, recept, receptet, soppan, såsen, beställning, kylskåpet, bordet, ugnen, hyllan`),
  elsewhere: [
    ...list(
      'i albumet, till albumet, i mappen, i anteckningarna, till favoriter, i kalender, i kalendern, till kalendern, på kalendern, i gruppen, i chatten, i dagboken, på spellistan, till spellistan, i varukorgen, i kundvagnen, i soppan, i såsen, i receptet, på bordet, i kylskåpet, i ugnen, till soppan',
    ),
    ...each(
      `i, till, på, in i`,
      `mina, min, den,`,
      `mötet, möte, gruppen, chatten, favoriter, favoriterna, favoritlistan, spellistan, spellista, kontakter, kontakterna, evenemanget, händelsen, salladen, soppan, varukorgen`,
    ),
  ],
  conjunctions: list('och, sedan, sen, men, eller, också'),
  orders: list('lägg, påminn, markera, radera, ta, visa, säg, bocka, ångra, skriv, också, sen'),
  noRequest: list(`
    inte, nej, aldrig, om, när, eftersom, därför, varför, hur, vem, var, vad, vilken, vilka, är, har, hade, ska, skulle, kan, kunde, får, måste, jag, du, han, hon, vi, ni, de, det, den, igår, någon, ingen, min, hej, tack, ja, förlåt, kanske, ta, radera, ändra,
    flytta, ångra, påminn, visa, berätta, ge, markera, hjälp, redan, klar, lade`),
  conditions: list(
    'om det, om jag, om han, om hon, om vi, om du, om ni, om de, om man, om inte, om någon, om vädret, om hen, när det, när jag, när han, när hon, när vi, när du, när man, ifall, såvida, utifall, så fort, så länge, tills, bara om, även om, i fall, därest, när som helst',
  ),
  asking: list(
    'fråga, kolla, se, veta, ta reda på, undersöka, kontrollera, bestämma, bekräfta, höra, säga, diskutera',
  ),
  negations: list('inte, nej, aldrig, sluta, icke, ej'),
  forgetting: list('glöm, glömma'),
  negationsBehind: list('inte, aldrig, ej'),
  refusals: list(
    'under inga omständigheter, absolut inte, för guds skull inte, inte, inget, ingen, aldrig, ej, icke',
  ),
  indefinite: list(`
    en, ett, en ny, ett nytt, en till, ett till, en annan`),
  otherThings: list(`
    mejlen, e-posten, mejlet, händelse, händelsen, händelser, evenemang, evenemanget, möte, mötet, möten, bokning, bokningen, tid,
    kalender, kalendern, alarm, alarmet, väckarklocka, väckarklockan, väckning, timer, timern,
    påminnelse, påminnelsen, påminnelser, kontakt, kontakten, kontakter, spellista, spellistan,
    spellistor, låt, låten, låtar, album, albumet, musik, musiken, podcast, podden, volym, volymen,
    ljud, ljudet, meddelande, meddelandet, meddelanden, mejl, mejlet, mail, mailet, e-post, bild,
    bilden, bilder, foto, video, videon, fil, filen, filer, mapp, mappen, dokument, dokumentet, konto,
    kontot, lampa, lampan, lampor, ljus, ljuset, värme, värmen, termostat, temperatur, temperaturen,
    avisering, notis, notisen, notiser, anteckning, anteckningen, anteckningar, app, appen, enhet,
    beställning, beställningen, prenumeration, prenumerationen, flyg, flyget, reservation, lista,
    listan, listor, inköpslista, inköpslistan, projekt, projektet, etikett, rum, rummet, kanal, kanalen,
    grupp, gruppen, konversation, konversationen, radio, radion, tv, teve, telefon, wifi, bluetooth,
    dörr, dörren, skärm, skärmen, inställning, inställningar, historik, historiken, kommentar, ljud,
    rad, sida, lösenord`),
  addressing: list('du, ni'),
  sayings: list(`
    lägg av, lägg ner, lägg märke till, lägg på luren, lägg dig, sätt fart, sätt igång, sätt dig, sätt på musik, skriv under, ta det lugnt, ta bort händerna, klart som korvspad, klart slut, klart att, klart som, lägg korten på bordet, klar med dig, gjort är gjort`),
  sequences: list('och sen, sen, och sedan, sedan, och också, därefter, också, och även, dessutom, plus'),
  fillers: list('eh, öh, hmm, äh, liksom'),
  about: list('om, med, för, kring'),
  noTypos: list(`
    lägger, lagt, lade, lagd, lagg, vägg, ägg, sätter, satt, satte, skriver, skrev, skrivit, skapar, skapade, skapat, gör, gjorde, visar, visade, visat, visst, listar, listade, markerar, markerade, markerat, raderar, raderade, raderat, slänger, slängde, slutför, avslutar,
    avslutade, öppnar, öppnade, öppnat, bockar, bockade, stryker, strök, tar, tog, tagit, tal, tak, till, bill, vill, still, fill, lista, listor, list, last, klar, klart, klara, glad, klass, uppgift, utgift, utgifter, avgift, avgifter, uppgiften, idag, imorgon, i morse,
    pris, poster, postar, posten, möte, nöte, fri, fria, bort, kort, port, sort, hjälpa, hjälper, stopp, stapp, sova, sluta, slutar`),
  strong: {
    analysing: list(`
      analysera, analyserar, analys, analysen, utvärdera, utvärdering, bedöm, bedöma`),
    planning: list(`
      planera, planerar, planering, plan, organisera, gå igenom, granska, genomgång, översyn, återblick,
      veckoöversikt, se över, sammanfatta, retrospektiv`),
    about: list(`
      dag, dagen, dagar, förmiddag, morgon, eftermiddag, kväll, vecka, veckan, veckor, helg, helgen, månad,
      månaden, månader, kvartal, kvartalet, år, året, arbetsdag, arbetsvecka, produktivitet, effektivitet,
      framsteg, prestation, arbetsbelastning, arbetsbörda, arbete, jobb, uppgift, uppgifter, uppgifterna,
      uppgiftslista, att göra-lista, todo, todos, schema, kalender, prioriteringar, vanor, tid, tidsanvändning,
      projekt, tempo, deadlines, vad jag har gjort, vad jag gjorde, hur det gick`),
    leads: list(`
      hjälp mig, hjälp mig att, hjälp mig med, hjälp, ge mig, visa mig, gör, gör en, jag vill, jag skulle vilja,
      jag behöver, en, ett, kort, snabb, grundlig, detaljerad, låt oss, tillsammans, med mig, och, att`),
  },
  addExactly: (title) => `lägg till "${title}" i mina uppgifter`,
  askDue: (when) => `vad ska jag göra ${when}`,
  alwaysUseful: ['vad ska jag göra idag', 'visa alla mina uppgifter', 'hjälp'],
};
