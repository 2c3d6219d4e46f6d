import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const ADD = '(aggiungi|aggiungere|aggiunga|aggiungete|aggiungimi|aggiungermi|aggiungiamo)';
const PUT =
  '(metti|mettere|metta|mettimi|mettermi|segna|segnare|segnami|segni|segnarmi|scrivi|scrivere|scrivimi|annota|annotare|annotami|inserisci|inserire|inserisca|inseriscimi|appunta|appuntare|appuntami|registra|registrare|includi|includere)';
const MAKE = '(crea|creare|creami|crei|fai|fare|fammi)';
const TO = '(a|in|su|tra|fra)';
const SHOW =
  '(mostra|mostrami|mostrare|mostrarmi|fammi vedere|farmi vedere|fai vedere|fa vedere|vedi|vedere|elenca|elencami|elencare|dimmi|dirmi|dammi|darmi|leggi|leggimi|visualizza|visualizzare|voglio vedere|apri)';
const WHAT = "(cosa|che cosa|che|cos'altro|che altro)";
const DONE =
  '(fatto|fatta|fatti|fatte|completato|completata|completati|completate|finito|finita|finiti|finite|terminato|terminata|concluso|conclusa|eseguito|eseguita|svolto|svolta|completo|completa)';
const MARK =
  '(segna|segnare|segnami|segni|contrassegna|contrassegnare|marca|marcare|metti|mettere|imposta|impostare|indica|indicare|dai|dare|considera)';
const REMOVE =
  '(cancella|cancellare|cancelli|cancellami|elimina|eliminare|elimini|eliminami|rimuovi|rimuovere|rimuova|togli|togliere|tolga|toglimi|leva|levare|levami|depenna|depennare)';

export const italian = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] (${ADD}|${PUT}) {title} (${TO} <mylist>|<tolist>) [{due}]`,
    `(${ADD}|${PUT}) (${TO} <mylist>|<tolist>) {title}`,
    `[{due}] ${ADD} {title:new}`,
    '(annota|annotare|annotami|appunta|appuntami|segnami) {title}',
    `(${ADD}|${MAKE}|${PUT}) [una|un|un'altra|la|il|come] [nuova|nuovo] (<task>|un'attività|l'attività) [nuova|chiamata|chiamato|intitolata|per|di|seguente] {title}`,
    '(segnati|segnami|annotati) di {title}',
    `(${ADD}|${MAKE}|${PUT}) [nuova|nuovo] <task> [nuova|chiamata|chiamato|per|di] {title}`,
    `(${ADD}|${PUT}) {title} come [nuova|nuovo] <task>`,
    `(${ADD}|${PUT}) {title} (alla|nella|sulla|in) [mia|nostra] lista [di|del|della|delle|dei|per] [la|il|le] {project} [{due}]`,
    `(${ADD}|${PUT}) (alla|nella|sulla) [mia|nostra] lista (di|del|della|delle|dei) {project:word} {title}`,
    `(${ADD}|${PUT}) {title} (al|nel) [mio] progetto {project} [{due}]`,
    '[una|un] (nuova|nuovo) <task> [per|di] {title}',
    '(attività|compito) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    `${WHAT} (devo|dobbiamo|ho|abbiamo|c'è|ce|mi resta|mi rimane|resta|rimane|manca|mi manca|mi tocca|bisogna) [ancora] [da fare|fare|da completare|in programma|in scadenza|in sospeso|di previsto|previsto] [ancora] [per|entro] [{when}]`,
    `${WHAT} {when} (devo|ho|c'è|ce) [da fare|fare|in programma]`,
    `${WHAT} (scade|è previsto|è in scadenza|è in programma) [per|entro] {when}`,
    `${WHAT} (c'è|ce|ho|ho scritto|ho segnato|è rimasto|rimane|resta) [ancora] [da fare] (${TO} <mylist>|<inlist>) [per] [{when}]`,
    '(quali|che) (sono|saranno) [tutte|tutti] <mytasks> [aperte|in sospeso|da fare|rimaste] [per|di|del] [{when}]',
    '(quali|che|quante|quanti) <tasks> (ho|devo fare|ci sono|mi restano|restano|mi rimangono|scadono|abbiamo) [ancora] [da fare|in programma|in sospeso|aperte] [per|entro] [{when}]',
    `${SHOW} [tutte|tutti] <mytasks> [aperte|in sospeso|che ho] [per|di|del|previste per|in scadenza] [{when}]`,
    `${SHOW} (tutto|tutta la lista|quello che devo fare|ciò che devo fare|quello che ho da fare|cosa devo fare|cosa c'è da fare|cosa ho da fare) [per] [{when}]`,
    '[tutte|tutti] <mytasks> [aperte|per|di|del] [{when}]',
    '(attività|cose da fare|compiti|impegni|da fare) (per|di|del) {when}',
    '(attività|cose da fare|todo) [{when}]',
    "(ho|c'è|ce|abbiamo|devo fare) (qualcosa|qualche <task>|qualche cosa|altro|impegni|<tasks>) [da fare|in programma|in scadenza] [per] [{when}]",
    `${SHOW} [tutte|tutti] [le|i|gli] [mie|miei] <tasks> {overdue}`,
    `${SHOW} (quello che|ciò che|cosa) (è|ho) {overdue}`,
    `${WHAT} (è|ho|c'è|ce) [di] {overdue}`,
    '(quali|che|quante) <tasks> (sono|ho|ci sono) {overdue}',
    '[tutte|tutti] [le|i|gli] [mie|miei] <tasks> {overdue}',
    "(ho|c'è|ci sono) [qualcosa|qualche] [<task>|<tasks>|di] {overdue}",
    '{overdue}',
    `[${SHOW}] [le|i|gli] [mie|miei] <tasks> {done}`,
  ],
  'task.done': [
    `${MARK} {which:task} (come|per|a|su) ${DONE}`,
    `${MARK} (come|per) ${DONE} {which:task}`,
    `${MARK} {which:task} ${DONE}`,
    '(completa|completare|completi|spunta|spuntare|spunti|spuntami|concludi|concludere) {which:task} [<fromlist>]',
    '(termina|terminare|finisci|chiudi|chiudere) (il <task>|la <task>|lattività|il numero|la numero) {which:task}',
    '(fatto|fatta|finito|finita|completato|completata) {which:task}',
  ],
  'task.reopen': [
    '(riapri|riaprire|riapra|ripristina come aperto|riattiva|riattivare|deseleziona) {which:task}',
    '(apri|aprire) {which:task} (di nuovo|nuovamente|ancora)',
    '(apri|aprire) di nuovo {which:task}',
    '(togli|togliere|leva) la spunta (a|da|al|alla|dal|dalla) {which:task}',
    `${MARK} {which:task} come (non|non ancora) ${DONE}`,
    `${MARK} {which:task} come (da fare|aperto|aperta|incompleto|incompleta|in sospeso)`,
    `${MARK} {which:task} come non (fatto|completato)`,
  ],
  'task.remove': [
    `${REMOVE} {which:task}`,
    `${REMOVE} {which:task} (da <mylist>|<fromlist>)`,
    '(sbarazzati|liberati) di {which:task}',
  ],
});
