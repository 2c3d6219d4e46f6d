import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const ADD = '(tilføj|tilføje|tilføjer du|tilføj lige|tilfoej)';
const PUT =
  '(sæt|sætte|skriv|skrive|læg|lægge|put|putte|notér|noter|notere|indsæt|føj|føje|før|skriv lige|sæt lige|læg lige)';
const MAKE = '(opret|oprette|lav|lave|tilføj|tilføje|skab)';
const SHOW =
  '(vis|vis mig|vise|vise mig|giv mig|fortæl mig|fortæl|sig mig|sig|list|list op|læs op|læs|oplist|se|lad mig se|må jeg se)';
const DONE =
  '(færdig|færdigt|færdige|udført|gjort|klaret|afsluttet|klar|klart|fuldført|løst|ordnet|overstået|lavet)';
const MARK = '(marker|markér|markere|sæt|sætte|angiv|registrer)';

export const danish = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] (${ADD}|${PUT}) {title} (på|til|i) <mylist> [til] [{due}]`,
    `(${ADD}|${PUT}) (på|til|i) <mylist> {title}`,
    `(${ADD}|${PUT}) {title} (på|til|i) [min|vores|en] {project:list} [til] [{due}]`,
    `(${ADD}|${PUT}) (på|til|i) [min|vores] {project:list} {title}`,
    `[{due}] ${ADD} {title:new}`,
    'føj {title} til [<mylist>] [{due}]',
    '(skriv|skrive) {title} (op|ned)',
    '(skriv op|skriv ned|notér|noter|notere) {title}',
    `${MAKE} [en|den|følgende|et] [ny|nyt] <task> [der hedder|kaldet|om|om at|med navnet|ved navn|til at] {title}`,
    `(${ADD}|${PUT}) {title} som [en] [ny] <task>`,
    `(${ADD}|${PUT}) {title} (på|til|i) [min|vores|en] (liste|listen) (med|over|for|til) {project} [{due}]`,
    `(${ADD}|${PUT}) {title} (i|til|på) [mit] (projekt|projektet) {project} [{due}]`,
    '[en] ny <task> [om|om at] {title}',
    '(opgave) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    'hvad (skal|må|bør|har|mangler|behøver|burde) (jeg|vi) [{when}] [lave|gøre|at lave|at gøre|nå|have gjort|have lavet|huske|ordne|på programmet|planlagt|for] [{when}]',
    'hvad (har jeg|står der|er der|ligger der|står|er) [{when}] [tilbage] (på|i) <mylist> [til] [{when}]',
    'hvad (er der|er|står der) [{when}] [tilbage] [at lave|at gøre|på programmet|planlagt|på planen] [til] [{when}]',
    'hvad (mangler|mangler der|er der tilbage) [at blive gjort|at gøre|at lave] [{when}]',
    'hvad sker der {when}',
    '(hvilke|hvor mange) <tasks> (har jeg|er der|skal jeg lave|skal jeg nå|mangler jeg|mangler) [{when}] [tilbage] [til|på] [{when}]',
    '(hvilke|hvad) er [alle] <mytasks> [til|for] [{when}]',
    `${SHOW} [alle] <mytasks> [til|for|på] [{when}]`,
    `${SHOW} (alt|det hele|hvad jeg skal lave|hvad jeg skal|hvad jeg skal nå|hvad jeg mangler|hvad der er på <mylist>|hvad der står på <mylist>) [{when}]`,
    '[alle] <mytasks> [til|for] [{when}]',
    '(opgaver|gøremål|todos) [til|for] {when}',
    '(opgaver|gøremål|todo|huskeliste) [{when}]',
    '(har jeg|er der|skal jeg) [{when}] (noget|nogle <tasks>|nogen <tasks>) [at lave|jeg skal|lave|nå|på programmet|på <mylist>|planlagt] [{when}]',
    `${SHOW} [alle] [mine|de] {overdue} <tasks>`,
    `${SHOW} [alle] [mine] <tasks> der er {overdue}`,
    `${SHOW} hvad der er {overdue}`,
    'hvad er {overdue}',
    'hvilke <tasks> er {overdue}',
    '(hvilke|hvor mange|har jeg nogle|har jeg nogen|er der nogle) {overdue} <tasks> [har jeg|er der]',
    '[alle] [mine] {overdue} <tasks>',
    '(er der noget|er noget|har jeg noget) {overdue}',
    '{overdue}',
    `[${SHOW}] [mine|alle] {done} <tasks>`,
  ],
  'task.done': [
    `${MARK} {which:task} som ${DONE}`,
    `${MARK} som ${DONE} {which:task}`,
    '(kryds|hak|streg|strege|krydse) {which:task} (af|ud) [(på|fra) <mylist>]',
    '(kryds af|hak af|afkryds|afkrydse|afslut|afslutte|fuldfør|fuldføre|afhak|check af|tjek af) {which:task}',
    'sæt (flueben|kryds|hak) ved {which:task}',
    '(færdig med|gjort|færdig|klaret) {which:task}',
  ],
  'task.reopen': [
    '(genåbn|genåbne|genoptag|genaktiver) {which:task}',
    '(åbn|åbne|åben) {which:task} (igen|på ny)',
    `${MARK} {which:task} som (ikke|ikke længere|endnu ikke) ${DONE}`,
    `${MARK} {which:task} som (åben|åbent|uafsluttet|ufærdig|ugjort)`,
    'fjern (fluebenet|krydset|hakket) (ved|fra) {which:task}',
  ],
  'task.remove': [
    '(slet|slette|fjern|fjerne|drop) {which:task} [(fra|på|af|i) <mylist>]',
    '(tag|tage) {which:task} (af|fra|væk fra|ud af) <mylist>',
    '(tag|tage) {which:task} væk',
    '(smid|smide) {which:task} (ud|væk)',
    'streg {which:task} fra <mylist>',
  ],
});
