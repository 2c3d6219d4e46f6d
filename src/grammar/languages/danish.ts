import { danish as parts } from './parts/danish.ts';
import { danishTimes as times } from './time/danish.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const danish: LanguageWords = {
  tag: 'da',
  parts,
  times,
  classes: {
    remind: 'mind mig|minde mig|påmind mig|påminde mig|husk mig|minder du mig|mind os|giv mig besked',
    'all-reminders': 'alle [mine] påmindelser|mine påmindelser',
    task: 'opgave|opgaven|todo|to-do|ting|punkt|gøremål|ærinde|ting jeg skal',
    tasks: 'opgaver|opgaverne|todos|to-dos|ting|gøremål|punkter|ting jeg skal|ting at lave',
    mylist:
      '[min|vores|mine|den] (liste|listen|to-do liste|to-do-liste|to-do-listen|to-do listen|todoliste|todolisten|todo-liste|todo-listen|todo liste|todo listen|to do liste|to do listen|huskeliste|huskelisten|opgaveliste|opgavelisten|to-do list|gøremålsliste|tjekliste|tjeklisten)|(mine|vores) (opgaver|todos|gøremål)|opgaverne|opgaver',
    mytasks:
      '(mine|vores|alle mine|de) (opgaver|todos|gøremål|ting|punkter)|opgaverne|[min|vores] (liste|listen|to-do liste|to-do-liste|to-do-listen|to-do listen|todoliste|todolisten|todo-liste|todo liste|huskeliste|huskelisten|opgaveliste|opgavelisten|to-do list)|opgaver',
  },
  telling: list(`
    og, jeg, at, er, ikke, på, til, tilføj, hvad, skal, lave, mine, min, venligst, tak, vis, for,
    listen, med, som, har, af, det, kan, du, mig, slet, opgaver, opgave, sæt, noget, nogle, huske, fra,
    mit, dig, han, hun, vi, de, dem, dette, denne, den, et, en, hvor, hvornår, hvem, hvilke, hvilken,
    kryds, marker, markér, fjern, mind, husk, skriv, opret, ny, alle, hver, næste, inden, efter, ved,
    hos, om, færdig, færdigt, vil, skulle, kunne, må, brug, men, eller, også, gør, gøre, får, tag, op,
    ud, ned, ind, så, gerne, meget, allerede, gider, lige, nogen, alt, tilbage, mangler, kl`),
  sameWords: [],
  openers: list(`
    venligst, hej, hejsan, hallo, halløj, god morgen, goddag, godaften, ok, okay, godt, så, nu, og, altså, jo, lige, hurtigt, vær sød at, vær venlig at, vil du være sød at, øh, kom nu, gider du, du`),
  requests: list(`
    kan du, kan du lige, kan du ikke lige, kan i, kunne du, kunne du tænke dig at, vil du, vil du lige,
    vil du gerne, ville du, gider du, gider du lige, gider du at, jeg vil, jeg vil gerne, jeg vil have
    dig til at, jeg vil gerne have dig til at, jeg ønsker at, jeg skal have dig til at, er det muligt
    at, lad os, kan man, kan du hjælpe mig med at, vil du være sød at, vil du være venlig at, jeg har
    brug for at`),
  asks: list(`
    må jeg, kan jeg, skal jeg, bør jeg, kunne jeg`),
  closers: list('tak, venligst, er du sød, hvis du vil, for mig, hvis du kan, gider du'),
  closersAfterMark: list('tak, mange tak, tusind tak, tak skal du have, på forhånd tak, ok, okay'),
  articles: list(
    'opgaven, min opgave, opgave, den, det, min, mit, mine, nummer, opgave nummer, nr, punkt, punktet, opgaven nummer',
  ),
  pronouns: list(`
    det, den, dette, denne, disse, de, dem, alt, alle, noget, intet, ingenting, her, der, mig, dig, os, ham, hende, en opgave, opgave, opgaver, en ny opgave, ny opgave, en ting, ting, nogle ting, den første, den sidste, det der, den der`),
  references: {
    it: list('det, den, den her, det her, denne, opgaven, denne opgave'),
    that: list('den der, det der, den opgave, den dér'),
    last: list('sidste, den sidste, seneste, den seneste, den sidste opgave'),
  },
  all: list('alle, alle mine, alle de'),
  things: list('påmindelser, påmindelserne, opgaver, opgaverne, todos'),
  inside: list('i, fra, med etiket, i projektet, i projekt'),
  overdue: list('forsinkede, overskredne'),
  through: list('på, i, med, via'),
  ownList: list('på min egen liste, i min egen liste, til min egen liste, fra min egen liste'),
  noPart: list('nu, endnu, rigtigt, sikker, dårlig, god, godt, så, mig, dig, mere, meget, ok, her, der'),
  as: list('som, kaldet'),
  people: list('mig, os, dig, ham, hende, dem, jeg, du, vi'),
  retractions: list(`
    glem det, nej vent, vent nej, eller ej, eller nej, eller ikke, alligevel ikke, for sjov, det var for sjov, haha, nej nej, ingenting, lol, drop det`),
  into: list('på, i, til, ind i'),
  determiners: list('min, mit, mine, vores, din, dit, hans, hendes, deres, en, et, den, det, denne'),
  places: list(`
    kalender, kalenderen, agenda, projekt, projektet, rum, rummet, chat, chatten, kanal, kanalen, gruppe, gruppen, samtale, samtalen, tavle, kurv, kurven, indkøbskurv, kontakter, playliste, playlisten, album, noter, påmindelser, indbakke, skema, skemaet,
    dagbog, dagbogen, favoritter, papirkurven, mappe, mappen, fil, dokument, opskrift, opskriften, suppen, saucen, ordre, køleskabet, bordet, ovnen, hylden, radioen`),
  elsewhere: [
    ...list(
      'i albummet, til albummet, på køleskabet, i mappen, i noterne, til favoritter, i kalenderen, til kalenderen, på kalenderen, i gruppen, i chatten, i dagbogen, på playlisten, til playlisten, i kurven, i indkøbskurven, i suppen, i saucen, i opskriften, på bordet, i køleskabet, i ovnen, til suppen',
    ),
    ...each(
      `i, til, på, ind i`,
      `mine, min, den,`,
      `mødet, møde, gruppen, chatten, favoritter, favoritterne, playlisten, playliste, kontakter, kontakterne, begivenheden, salaten, suppen, kurven`,
    ),
  ],
  conjunctions: list('og, så, derefter, men, eller, også'),
  orders: list('tilføj, påmind, mind, marker, slet, fjern, vis, fortæl, sæt, fortryd, skriv, også'),
  noRequest: list(`
    ikke, nej, aldrig, hvis, når, da, fordi, hvorfor, hvordan, hvem, hvor, hvad, hvilken, hvilke, er, har, havde, skal, skulle, kan, kunne, må, jeg, du, han, hun, vi, i, de, det, den, i går, nogen, ingen, min, hej, tak, ja, undskyld, måske, slet, fjern, ændr,
    flyt, fortryd, mind, vis, fortæl, giv, marker, hjælp, allerede, færdig, tilføjede`),
  conditions: list(
    'hvis, når, medmindre, såfremt, i tilfælde af, så snart, så længe, indtil, kun hvis, selv om, ifald',
  ),
  asking: list(
    'spørge, spørg, se, tjekke, tjek, vide, finde ud af, find ud af, undersøge, undersøg, kontrollere, beslutte, bekræfte, høre, sige, diskutere',
  ),
  negations: list('ikke, nej, aldrig, stop med, lad være med at'),
  forgetting: list('glem, glemme'),
  negationsBehind: list('ikke, aldrig, ej'),
  refusals: list(
    'under ingen omstændigheder, absolut ikke, for guds skyld ikke, endelig ikke, ikke, ingen, intet, aldrig, ej',
  ),
  indefinite: list(`
    en, et, en ny, et nyt, en til, et til, en anden`),
  otherThings: list(`
    mailene, mails, beskederne, begivenhed, begivenheden, begivenheder, møde, mødet, møder, aftale, aftalen, aftaler, kalender,
    kalenderen, alarm, alarmen, alarmer, vækkeur, vækning, timer, timeren, påmindelse, påmindelsen,
    påmindelser, kontakt, kontakten, kontakter, playliste, playlisten, afspilningsliste, sang, sangen,
    sange, album, albummet, musik, musikken, podcast, volumen, lyd, lyden, lydstyrke, besked, beskeden,
    beskeder, mail, mailen, mails, e-mail, billede, billedet, billeder, foto, video, videoen, fil,
    filen, filer, mappe, mappen, dokument, dokumentet, konto, kontoen, lampe, lampen, lamper, lys,
    lyset, varme, varmen, termostat, temperatur, temperaturen, notifikation, notifikationer, note,
    noten, noter, app, appen, enhed, ordre, ordren, bestilling, bestillingen, abonnement, abonnementet,
    fly, flyet, reservation, reservationen, booking, liste, listen, lister, indkøbsliste, indkøbslisten,
    projekt, projektet, etiket, rum, rummet, kanal, kanalen, gruppe, gruppen, samtale, samtalen, radio,
    radioen, tv, fjernsyn, telefon, wifi, bluetooth, dør, døren, skærm, skærmen, indstilling,
    indstillinger, historik, kommentar, støj, linje, side, kodeord`),
  addressing: list('du, i'),
  sayings: list(`
    læg mærke til, læg dig, læg på, sæt dig, sæt i gang, sæt fart på, sæt musik på, sæt pris på, skriv under, læg kortene på bordet, gjort er gjort, færdig med dig, færdigt arbejde, slet ikke, slet ingen, slet og ret, lav mad, lav lektier`),
  sequences: list('og så, så, og derefter, derefter, og også, også, desuden, og bagefter, bagefter, plus'),
  fillers: list('øh, øhm, hmm, altså'),
  about: list('om, med, for'),
  noTypos: list(`
    tilføjer, tilføjede, tilføjet, sætter, satte, sat, skriver, skrev, skrevet, lægger, lagde, lagt, opretter, oprettede, oprettet, laver, lavede, lavet, viser, viste, vist, visse, fortæller, fortalte, siger, sagde, lister, listede, markerer, markerede, markeret, sletter,
    slettede, slettet, fjerner, fjernede, fjernet, fjerde, tager, tog, taget, smider, smed, afslutter, afsluttede, krydser, krydsede, streger, åbner, åbnede, åbnet, genåbner, liste, lister, listig, sidste, bedste, gaver, opgaver, udgave, opgive, udgaver, afgave, udgift,
    avis, lang, land, mand, hånd, vand, i dag, i morgen, uge, bruge, ruge, mine, minde, minder, vinde, finde, binde, hjælper, hjalp, klar, klart, ting, tung, ring, ringe, ringer, morgen, borgen`),
  strong: {
    analysing: list(`
      analyser, analysér, analysere, analyse, analysen, evaluer, evaluér, evaluere, vurder, vurdér`),
    planning: list(`
      planlæg, planlægge, planlægning, plan, organiser, organisér, gennemgå, gennemgang, gå igennem,
      tilbageblik, ugeoversigt, opsummer, opsummér, retrospektiv`),
    about: list(`
      dag, dagen, dage, formiddag, morgen, eftermiddag, aften, uge, ugen, uger, weekend, weekenden, måned,
      måneden, måneder, kvartal, kvartalet, år, året, arbejdsdag, arbejdsuge, produktivitet, effektivitet,
      fremskridt, præstation, arbejdsbyrde, arbejdsbelastning, arbejde, opgave, opgaver, opgaverne, opgaveliste,
      to-do, to-dos, todo, todos, to-do-liste, todoliste, skema, kalender, prioriteter, vaner, tid, tidsforbrug,
      projekter, tempo, deadlines, frister, hvad jeg har lavet, hvad jeg har nået, hvordan det gik`),
    leads: list(`
      hjælp mig, hjælp mig med, hjælp mig med at, hjælp, giv mig, vis mig, lav, lav en, jeg vil, jeg vil gerne,
      jeg har brug for, en, et, kort, hurtig, grundig, detaljeret, lad os, sammen, med mig, og, at`),
  },
  addExactly: (title) => `tilføj "${title}" til mine opgaver`,
  askDue: (when) => `hvad skal jeg lave ${when}`,
  alwaysUseful: ['hvad skal jeg lave i dag', 'vis alle mine opgaver', 'hjælp'],
};
