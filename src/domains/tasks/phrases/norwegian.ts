import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const ADD = '(legg til|legge til|leggtil|tilføy|tilføye|legg inn|legge inn)';
const PUT =
  '(legg|legge|sett|sette|skriv|skrive|før|føre|noter|notere|putt|putte|skriv opp|skrive opp|før opp|føre opp|sett opp|sette opp|skriv inn)';
const MAKE = '(opprett|opprette|lag|lage|legg til|legge til|legg inn|legge inn)';
const SHOW =
  '(vis|vis meg|vise|vise meg|gi meg|fortell meg|fortell|si meg|si|list|list opp|liste opp|les opp|les|se|la meg se|få se|hent)';
const DONE =
  '(ferdig|ferdige|gjort|utført|fullført|avsluttet|klar|klart|ordnet|fikset|løst|unnagjort|gjennomført)';
const MARK = '(merk|merke|marker|markere|markér|sett|sette|angi|registrer)';

export const norwegian = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] (${ADD}|${PUT}) {title} (på|i|til) <mylist> [til] [{due}]`,
    `(${ADD}|${PUT}) (på|i|til) <mylist> {title}`,
    `(${ADD}|${PUT}) {title} (på|til|i) [min|vår|en|ei] {project:list} [mi|min|vår] [til] [{due}]`,
    `(${ADD}|${PUT}) (på|til|i) [min|vår] {project:list} [mi|min|vår] {title}`,
    `[{due}] ${ADD} {title:new}`,
    '(legg|legge) {title} til [(på|i) <mylist>] [{due}]',
    '(skriv|skrive) {title} (opp|ned)',
    '(skriv opp|skriv ned|noter|notere|skrive opp) {title}',
    `${MAKE} [en|ei|den|følgende|et] [ny|nytt] <task> [som heter|kalt|om|om å|med navnet|for å] {title}`,
    '(legg|legge) til {title} som [en|ei] [ny] <task>',
    `(${ADD}|${PUT}) {title} (på|i|til) [vår|en] (lista|listen|liste) [mi|min|vår] (med|over|for) {project} [{due}]`,
    `(${ADD}|${PUT}) {title} (i|til|på) (prosjekt|prosjektet) [mitt] {project} [{due}]`,
    '[en|ei] ny <task> [om|om å] {title}',
    '(oppgave|å gjøre) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    'hva (skal|må|bør|har|trenger|burde) (jeg|vi) [{when}] [gjøre|å gjøre|igjen|igjen å gjøre|på planen|på programmet|planlagt|få gjort|rekke|ordne|fikse|huske|fore] [til] [{when}]',
    'hva (har jeg|står|står det|er|er det|ligger|ligger det|finnes) [{when}] [igjen] (på|i) <mylist> [til] [{when}]',
    'hva (er|er det|er det som|står) [{when}] [igjen] [å gjøre|igjen å gjøre|på planen|på programmet|planlagt|som må gjøres|som skal gjøres] [til] [{when}]',
    'hva (gjenstår|mangler|er igjen) [å gjøre] [{when}]',
    'hva skjer {when}',
    '(hvilke|hvor mange|hva slags) <tasks> (har jeg|er det|finnes|skal jeg gjøre|må jeg gjøre|gjenstår|er igjen) [{when}] [igjen] [til|på] [{when}]',
    '(hvilke|hva) er [alle] <mytasks> [til|for] [{when}]',
    `${SHOW} [alle] <mytasks> [til|for|på] [{when}]`,
    `${SHOW} (alt|hva jeg skal gjøre|hva jeg må gjøre|hva jeg har å gjøre|hva som gjenstår|hva som er igjen|hva som står på <mylist>|hva som er på <mylist>) [{when}]`,
    '[alle] <mytasks> [til|for] [{when}]',
    '(oppgaver|gjøremål|todos) [til|for] {when}',
    '(oppgaver|gjøremål|todo|huskeliste) [{when}]',
    '(har jeg|er det|finnes det|skal jeg|må jeg) [{when}] (noe|noen <tasks>|noe som helst) [å gjøre|jeg må gjøre|jeg skal|gjøre|på <mylist>|på planen|som må gjøres] [{when}]',
    `${SHOW} [alle] [mine|de] {overdue} <tasks> [mine]`,
    `${SHOW} [alle] [mine] <tasks> som er {overdue}`,
    `${SHOW} hva som er {overdue}`,
    'hva er {overdue}',
    'hvilke <tasks> er {overdue}',
    '(hvilke|hvor mange|har jeg noen|er det noen) {overdue} <tasks> [har jeg|er det]',
    '[alle] [mine|de] {overdue} <tasks> [mine]',
    '(er noe|har jeg noe|er det noe) {overdue}',
    '{overdue}',
    `[${SHOW}] [mine|alle|de] {done} <tasks>`,
  ],
  'task.done': [
    `${MARK} {which:task} som ${DONE}`,
    `${MARK} som ${DONE} {which:task}`,
    '(kryss|huk|hake|stryk|krysse|huke) {which:task} (av|ut) [(på|fra) <mylist>]',
    '(kryss av|kryss ut|huk av|huke av|krysse av|hak av|fullfør|fullføre|avslutt|avslutte|sjekk av) {which:task}',
    'sett (hake|kryss) ved {which:task}',
    '(ferdig med|gjort|ferdig|unnagjort) {which:task}',
  ],
  'task.reopen': [
    '(gjenåpne|gjenåpn|gjenoppta|reaktiver) {which:task}',
    '(åpne|åpn) {which:task} (igjen|på nytt)',
    `${MARK} {which:task} som (ikke|ikke lenger|ennå ikke) ${DONE}`,
    `${MARK} {which:task} som (ugjort|åpen|åpent|uferdig|uavsluttet)`,
    'fjern (haken|krysset) (ved|fra|på) {which:task}',
  ],
  'task.remove': [
    '(slett|slette|fjern|fjerne|dropp|ta bort|stryk) {which:task} [(fra|på|av|i) <mylist>]',
    '(ta|tar du) {which:task} (av|bort fra|vekk fra|ut av|fra) <mylist>',
    'ta {which:task} (bort|vekk)',
    '(kast|kaste|hiv) {which:task} (ut|bort)',
  ],
});
