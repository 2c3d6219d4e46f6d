import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const norwegian = phraseBook<BuiltinDeclarations>()({
  'reminder.set': [
    '[{at}] [{repeat}] <remind> [{repeat}] [{at}] [(om|om å|å|på|på å|at jeg må|på at jeg må)] {what}',
    '<remind> {what}',
    '<remind> [{repeat}] [{at}]',
    '{at} <remind> {what}',
    '[{at}] (sett|sette|opprett|opprette|lag|lage|legg til|legge til|still inn|sett opp) [en|ei|min|meg en] [ny] påminnelse [{at}] [(om|om å|for å|for|til|på)] {what}',
    '(sett|sette|opprett|opprette|lag|legg til|still inn|sett opp) [en|ei] påminnelse [til|for|på] {at}',
    '[en|ei|ny] påminnelse [{at}] (om|om å|for|for å) {what}',
    'ikke la meg glemme [å] {what}',
    '[{at}] (vekk meg|vekke meg) [{at}]',
  ],
  'reminder.list': [
    '[(vis|vis meg|list|list opp|les opp|gi meg)] [alle] (mine|de) påminnelser [til|for] [{when}]',
    '[(vis|vis meg|list|list opp|les opp)] [alle] (påminnelsene|påminnelser) [mine] [til|for] [{when}]',
    '(hvilke|hvor mange) påminnelser (har jeg|er det|finnes) [satt] [til|for] [{when}]',
    '(hvilke|hva) er [alle] (mine påminnelser|påminnelsene mine) [til|for] [{when}]',
    'har jeg noen påminnelser [til|for] [{when}]',
  ],
  'reminder.cancel': [
    '(avbryt|slett|slette|fjern|fjerne|kanseller|slå av|avlys) [min|den] (påminnelsen|påminnelse) [min] [nummer|om|for|til|om å] {which}',
    '(avbryt|slett|fjern|kanseller|slå av) [min|den] (påminnelsen|påminnelse) [min]',
    '(avbryt|slett|slette|fjern|fjerne|kanseller) {which:all-reminders}',
    'ikke minn meg på {which} lenger',
  ],
  undo: [
    'angre [det|dette|det siste|siste|den siste endringen|siste endring|siste handling]',
    '(ta|gjør) det (tilbake|om igjen|ugjort)',
    '(gå|ett skritt) [ett skritt] tilbake',
    '(gjenopprett|tilbakestill) [det|det siste|siste endring]',
    '(det var feil|det ble feil|det var en feil|jeg tok feil|oi) [angre|angre det]',
    'angre {all}',
    'angre {rest}',
    '(angr|undo)',
  ],
  help: [
    '(hjelp|hjelp meg|hjelpe meg|help)',
    '(jeg trenger|jeg vil ha|trenger) [litt] hjelp',
    'hva (kan du|forstår du|gjør du) [gjøre|hjelpe med|hjelpe meg med|gjøre for meg|alt] [her]',
    'hva kan du',
    'hva (kan|får|skal) (jeg|man) (si|spørre om|gjøre|skrive|be deg om|si til deg) [her]',
    'hvordan (virker|fungerer|funker) (det|det her|du|dette)',
    'hvordan (bruker jeg|bruker man) (deg|det her|det|dette)',
    '(hvem|hva) er du',
    'hva (er du god til|kan du brukes til|brukes du til)',
    '[vis] [alle|dine] (kommandoer|funksjoner|muligheter|kommandoene)',
    '(vis|vis meg) (hjelp|hjelpen)',
    '(hjelp|hjelp meg) (med|om) {topic}',
  ],
  'never-mind': [
    '(glem det|glem|drit i det|blås i det|pytt|la det være|la det ligge|la være|det spiller ingen rolle|spiller ingen rolle|samme det|det er det samme|det gjør ikke noe|det var ikke noe|ikke noe|ingenting|det trengs ikke|trengs ikke|det er ikke nødvendig|dropp det)',
    '(avbryt|stopp|stans|kanseller|avlys|cancel) [det|det her|det der]',
    'nei (glem det|dropp det|avbryt|la være)',
    '(jeg har ombestemt meg|jeg ombestemte meg|jeg angret meg|likevel ikke|nei forresten)',
  ],
  more: ['(mer|vis mer|vis flere|flere|fortsett|neste|resten|vis resten|hva mer|videre|de andre)'],
  status: [
    '[hva er] [din] status',
    '(virker alt|fungerer alt|er alt greit|er alt ok|er du der|er alt i orden)',
  ],
});
