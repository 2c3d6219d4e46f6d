import { norwegian as parts } from './parts/norwegian.ts';
import { norwegianTimes as times } from './time/norwegian.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

/** Bokmål, with the forms of it that are nearer to speech ("lista", "meg"). */
export const norwegian: LanguageWords = {
  tag: 'nb',
  parts,
  times,
  classes: {
    remind: 'minn meg|minne meg|påminn meg|påminne meg|minner du meg|minn oss|husk å minne meg',
    'all-reminders': 'alle [mine] påminnelser|mine påminnelser|[alle] påminnelsene [mine]',
    task: 'oppgave|oppgaven|todo|to-do|ting|punkt|gjøremål|ærend|ting å gjøre',
    tasks: 'oppgaver|oppgavene|todos|to-dos|ting|gjøremål|punkter|ting å gjøre|ting jeg må gjøre',
    mylist:
      '[min|vår|mine|den] (liste|listen|lista|to-do-liste|to-do-lista|to-do-listen|to-do liste|to-do listen|to-do lista|todoliste|todolista|todolisten|todo-liste|todo-lista|todo-listen|todo liste|todo lista|huskeliste|huskelista|huskelisten|gjøreliste|gjørelista|gjørelisten|oppgaveliste|oppgavelista|oppgavelisten|å gjøre-liste|å-gjøre-lista|å gjøre lista|to-do list|sjekkliste|sjekklista) [mi|min|vår]|(mine|våre) (oppgaver|todos|gjøremål)|(oppgavene|gjøremålene) [mine|våre]|oppgaver',
    mytasks:
      '(mine|våre|alle mine|de) (oppgaver|todos|gjøremål|ting|punkter)|(oppgavene|gjøremålene|tingene) [mine|våre]|[min|vår] (liste|listen|lista|to-do-liste|to-do-lista|to-do-listen|to-do liste|todoliste|todolista|todo-liste|todo liste|huskeliste|huskelista|gjøreliste|gjørelista|oppgaveliste|oppgavelista|oppgavelisten|to-do list) [mi|min|vår]|oppgaver',
  },
  telling: list(`
    og, jeg, å, er, ikke, på, til, legg, hva, skal, gjøre, mine, min, mi, takk, vis, for, lista, med,
    som, har, av, det, kan, du, meg, slett, oppgaver, oppgave, oppgavene, noe, noen, hvilke, husk, fra,
    mitt, deg, han, hun, vi, dere, de, dem, dette, denne, den, et, en, ei, hvor, når, hvem, hvilken,
    kryss, merk, marker, fjern, minn, skriv, opprett, lag, ny, alle, hver, neste, innen, etter, ved,
    hos, om, ferdig, vil, ville, kunne, må, trenger, men, eller, også, gjør, får, ta, opp, ut, ned, inn,
    så, gjerne, mye, allerede, bare, alt, igjen, gjenstår, klokka, klokken, kl, nå, legge, sett, huk,
    fullfør`),
  sameWords: [],
  openers: list(`
    vennligst, vær så snill, vær så snill å, vær så snill og, hei, heisann, hallo, god morgen, god kveld, ok, okei, okay, bra, greit, så, nå, og, altså, jo, bare, fort, vær snill og, eh, kom igjen, du`),
  requests: list(`
    kan du, kan du vær så snill å, kan dere, kunne du, vil du, vil du være så snill å, ville du, gidder
    du, gidder du å, jeg vil, jeg vil gjerne, jeg vil at du skal, jeg vil gjerne at du, jeg ønsker å,
    jeg ønsker at du, jeg trenger at du, jeg trenger å, er det mulig å, la oss, kan man, kan du hjelpe
    meg med å, kan du hjelpe meg å, kunne du vært så snill å, jeg skulle gjerne`),
  asks: list(`
    kan jeg, får jeg, skal jeg, bør jeg, må jeg, kunne jeg`),
  closers: list('takk, vennligst, vær så snill, er du snill, hvis du vil, for meg, hvis du kan'),
  closersAfterMark: list('takk, mange takk, tusen takk, takk skal du ha, på forhånd takk, ok, okay'),
  articles: list(
    'oppgaven, min oppgave, oppgave, den, det, min, mitt, mine, nummer, oppgave nummer, nr, punkt, punktet, oppgaven nummer',
  ),
  pronouns: list(`
    det, den, dette, denne, disse, de, dem, alt, alle, noe, ingenting, her, der, meg, deg, oss, ham, henne, en oppgave, oppgave, oppgaver, en ny oppgave, ny oppgave, en ting, ting, noen ting, den første, den siste, det der, den der`),
  references: {
    it: list('det, den, den her, det her, denne, oppgaven, denne oppgaven'),
    that: list('den der, det der, den oppgaven'),
    last: list('siste, den siste, sist, den siste oppgaven'),
  },
  all: list('alle, alle mine, alle de'),
  things: list('påminnelser, påminnelsene, oppgaver, oppgavene, todos'),
  inside: list('i, fra, med etikett, i prosjektet, i prosjekt'),
  overdue: list('forfalte, forsinkede'),
  through: list('på, i, med, via'),
  ownList: list('på min egen liste, i min egen liste, til min egen liste, fra min egen liste'),
  noPart: list('nå, ennå, enda, riktig, sikker, dårlig, bra, så, meg, deg, mer, mye, ok, her, der'),
  as: list('som, kalt'),
  people: list('meg, oss, deg, ham, henne, dem, jeg, du, vi'),
  retractions: list(`
    glem det, nei vent, vent nei, eller ikke, eller nei, likevel ikke, tulla, bare tull, tuller bare, haha, nei nei, ingenting, lol, dropp det`),
  into: list('på, i, til, inn i'),
  determiners: list(
    'min, mitt, mi, mine, vår, vårt, din, ditt, di, hans, hennes, deres, en, et, ei, den, det, denne',
  ),
  places: list(`
    kalender, kalenderen, agenda, prosjekt, prosjektet, rom, rommet, chat, chatten, kanal, kanalen, gruppe, gruppa, gruppen, samtale, samtalen, tavle, handlekurv, handlekurven, kontakter, spilleliste, spillelista, spillelisten, album, notater, påminnelser, innboks,
    timeplan, timeplanen, dagbok, dagboka, favoritter, papirkurven, mappe, mappa, fil, dokument, oppskrift, oppskriften, suppa, suppen, sausen, bestilling, kjøleskapet, bordet, ovnen, hylla, radioen`),
  elsewhere: [
    ...list(
      'i albumet, til albumet, i mappa, i notatene, til favoritter, i kalender, i kalenderen, til kalenderen, på kalenderen, i avtaleboka, i gruppa, i chatten, i dagboka, på spillelista, til spillelista, på spillelisten, i handlekurven, i suppa, i suppen, i sausen, i oppskriften, på bordet, i kjøleskapet, i ovnen',
    ),
    ...each(
      `i, til, på, inn i`,
      `mine, min, den,`,
      `møtet, møte, gruppa, gruppen, chatten, favoritter, favorittene, favorittene mine, spillelista, spillelisten, spillelista mi, kontakter, kontaktene, hendelsen, arrangementet, salaten, suppa, handlekurven`,
    ),
  ],
  conjunctions: list('og, så, deretter, men, eller, også'),
  orders: list(
    'legg, påminn, minn, merk, marker, slett, fjern, vis, fortell, sett, angre, skriv, også, ta, husk',
  ),
  noRequest: list(`
    ikke, nei, aldri, hvis, når, da, fordi, hvorfor, hvordan, hvem, hvor, hva, hvilken, hvilke, er, har, hadde, skal, skulle, kan, kunne, må, jeg, du, han, hun, vi, dere, de, det, den, i går, noen, ingen, min, hei, takk, ja, beklager, kanskje, slett, fjern, endre,
    flytt, angre, minn, vis, fortell, gi, merk, hjelp, allerede, ferdig, la`),
  conditions: list(
    'hvis, når, med mindre, dersom, i tilfelle, så snart, så lenge, inntil, bare hvis, selv om, ifall, om det',
  ),
  asking: list(
    'spørre, spør, se, sjekke, sjekk, vite, finne ut, finn ut, undersøke, undersøk, kontrollere, bestemme, bekrefte, høre, si, diskutere',
  ),
  negations: list('ikke, nei, aldri, slutt å, stopp å'),
  forgetting: list('glem, glemme'),
  negationsBehind: list('ikke, aldri, ei'),
  refusals: list(
    'under ingen omstendigheter, absolutt ikke, for guds skyld ikke, for all del ikke, ikke, ingen, intet, aldri',
  ),
  indefinite: list(`
    en, ei, et, en ny, ei ny, et nytt, en til, ei til, et til, en annen`),
  otherThings: list(`
    e-postene, e-poster, epostene, eposter, hendelse, hendelsen, hendelser, arrangement, møte, møtet, møter, avtale, avtalen, avtaler, time,
    timen, kalender, kalenderen, alarm, alarmen, alarmer, vekkerklokke, vekking, tidtaker, timer,
    påminnelse, påminnelsen, påminnelser, kontakt, kontakten, kontakter, spilleliste, spillelista,
    spillelisten, sang, sangen, sanger, låt, låta, låten, album, albumet, musikk, musikken, podkast,
    volum, volumet, lyd, lyden, melding, meldinga, meldingen, meldinger, epost, e-post, e-posten, mail,
    mailen, bilde, bildet, bilder, foto, video, videoen, fil, fila, filen, filer, mappe, mappa, mappen,
    dokument, dokumentet, konto, kontoen, lampe, lampa, lampen, lys, lyset, varme, varmen, termostat,
    temperatur, temperaturen, varsel, varsler, varsling, notat, notatet, notater, app, appen, enhet,
    bestilling, bestillinga, bestillingen, abonnement, abonnementet, fly, flyet, reservasjon,
    reservasjonen, liste, lista, listen, lister, handleliste, handlelista, handlelisten, prosjekt,
    prosjektet, etikett, rom, rommet, kanal, kanalen, gruppe, gruppa, gruppen, samtale, samtalen, radio,
    radioen, tv, telefon, wifi, bluetooth, dør, døra, døren, skjerm, skjermen, innstilling,
    innstillinger, historikk, kommentar, støy, linje, side, passord`),
  addressing: list('du, dere'),
  sayings: list(`
    legg merke til, legg deg, legg på, legg ned, legg av, sett deg, sett i gang, sett fart, sett pris på, sett på musikk, skriv under, legg kortene på bordet, gjort er gjort, ferdig med deg, ferdig snakka, lag mat, lag middag, lag lekser, ta det med ro`),
  sequences: list('og så, så, og deretter, deretter, og også, også, dessuten, og etterpå, etterpå, pluss'),
  fillers: list('eh, øh, hmm, altså'),
  about: list('om, med, for'),
  noTypos: list(`
    legger, la, lagt, lagde, vegg, egg, setter, satte, satt, sett, skriver, skrev, skrevet, oppretter, opprettet, lager, laget, viser, viste, vist, visst, forteller, fortalte, sier, sa, lister, listet, merker, merket, markerer, markerte, markert, sletter, slettet,
    fjerner, fjernet, fjerde, tar, tok, tatt, kaster, kastet, avslutter, avsluttet, fullfører, fullførte, krysser, krysset, huker, huket, åpner, åpnet, liste, listig, siste, beste, gaver, oppgaver, utgave, oppgi, utgaver, utgift, utgifter, avgift, til, tilbud, vil, bil,
    lang, land, mann, hånd, vann, i dag, i morgen, uke, bruke, mine, minne, minner, vinne, finne, hjelper, hjalp, klar, klart, ting, ring, ringe, ringer, morgen, norgen, merke, marked, verk, verden`),
  strong: {
    analysing: list(`
      analyser, analysere, analyse, analysen, evaluer, evaluere, vurder, vurdere`),
    planning: list(`
      planlegg, planlegge, planlegging, plan, organiser, organisere, gå gjennom, gjennomgå, gjennomgang,
      tilbakeblikk, ukesoversikt, oppsummer, oppsummere, oppsummering, retrospektiv`),
    about: list(`
      dag, dagen, dager, formiddag, morgen, ettermiddag, kveld, uke, uken, uka, uker, helg, helgen, helga,
      måned, måneden, måneder, kvartal, kvartalet, år, året, arbeidsdag, arbeidsuke, produktivitet,
      produktiviteten, effektivitet, fremgang, framgang, innsats, arbeidsmengde, arbeidsmengden, arbeid,
      arbeidet, jobb, oppgave, oppgaver, oppgavene, oppgaveliste, todo, todos, gjøremål, gjøremålene, timeplan,
      kalender, prioriteringer, vaner, tid, tidsbruk, prosjekter, tempo, frister, hva jeg har gjort, hvordan det
      gikk`),
    leads: list(`
      hjelp meg, hjelp meg med, hjelp meg å, hjelp meg med å, hjelp, gi meg, vis meg, lag, lag en, gjør, gjør
      en, jeg vil, jeg vil gjerne, jeg ønsker, jeg trenger, en, et, kort, rask, grundig, detaljert, la oss,
      sammen, med meg, og, å`),
  },
  addExactly: (title) => `legg til "${title}" i oppgavene mine`,
  askDue: (when) => `hva skal jeg gjøre ${when}`,
  alwaysUseful: ['hva skal jeg gjøre i dag', 'vis alle oppgavene mine', 'hjelp'],
};
