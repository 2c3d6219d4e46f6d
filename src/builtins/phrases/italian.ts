import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const italian = phraseBook<BuiltinDeclarations>()({
  'reminder.set': [
    '[{at}] [{repeat}] <remind> [{repeat}] [{at}] [(di|che|del|della|che devo|che bisogna)] {what}',
    '<remind> {what}',
    '<remind> [{repeat}] [{at}]',
    '{at} <remind> {what}',
    '[{at}] (metti|mettimi|mettere|crea|creami|creare|aggiungi|aggiungere|imposta|impostami|impostare|fissa|fai|fammi) [un|il|mio] [nuovo] promemoria [{at}] [(per|di|che)] {what}',
    '(metti|mettimi|crea|creami|aggiungi|imposta|impostami|fissa) [un] promemoria [per|alle] {at}',
    '[un|nuovo] promemoria [{at}] (per|di) {what}',
    'non (farmi|mi far) dimenticare di {what}',
    '[{at}] (svegliami|svegliarmi) [{at}]',
  ],
  'reminder.list': [
    '[(mostra|mostrami|mostrare|fammi vedere|dimmi|elenca|elencami|vedere|dammi)] [tutti] (i miei|i|miei) promemoria [per|di|del] [{when}]',
    '(quali|che|quanti) promemoria (ho|ci sono) [impostati|in programma] [per|di] [{when}]',
    'quali sono [tutti] (i miei|i) promemoria [per|di] [{when}]',
    '(ho|ci sono) [dei|qualche] promemoria [per|di] [{when}]',
    'promemoria [per|di] [{when}]',
  ],
  'reminder.cancel': [
    '(cancella|cancellare|elimina|eliminare|annulla|annullare|togli|togliere|rimuovi|rimuovere) (il|il mio|questo|quel) promemoria [numero|di|per|del|della|su] {which}',
    '(cancella|cancellare|elimina|eliminare|annulla|togli|rimuovi) (il|il mio|questo|quel) promemoria',
    '(cancella|cancellare|elimina|eliminare|annulla|togli|rimuovi) {which:all-reminders}',
    'non ricordarmi più di {which}',
  ],
  undo: [
    "(annulla|annullare|annulli) (l'ultima|l'ultima azione|l'ultima modifica|l'ultima operazione|l'ultima cosa|quello che hai fatto|quello che hai appena fatto|l'ultimo cambiamento)",
    '(disfa|disfare|disfai|ripristina) [tutto|quello|ciò]',
    '(torna|tornare) indietro',
    "(rimetti|rimettilo|rimettila) com'era",
    '(mi sono sbagliato|mi sono sbagliata|è stato un errore|ho sbagliato) [annulla|torna indietro]',
    '(annulla|annullare|disfa) {all}',
    '(annulla|annullare|disfa) {rest}',
    'undo',
  ],
  help: [
    '(aiuto|aiutami|aiutare|help|mi aiuti)',
    '(ho bisogno di|mi serve|voglio|vorrei) [un] aiuto',
    '(cosa|che cosa|che) (puoi|sai|può|sa|potete) fare [per me|qui]',
    '(cosa|che cosa|che) (posso|ti posso) (dire|dirti|chiedere|chiederti|fare|scrivere) [qui]',
    '(come|in che modo) (funziona|funziona questo|funzioni|ti uso|si usa|posso usarti|ti posso usare)',
    '(chi|cosa|che cosa) sei',
    '(a cosa|a che) (servi|cosa servi)',
    "[(mostra|mostrami|fammi vedere|dimmi|elenca)] [i|l'|tuoi|i tuoi|gli] (comandi|aiuto|opzioni|funzioni)",
    '(aiuto|aiutami) (con|su|per) {topic}',
    "(mostra|mostrami) l'aiuto",
  ],
  'never-mind': [
    '(lascia stare|lascia perdere|lasci stare|lasci perdere|lascia|dimentica|dimenticalo|scordatelo|non importa|non fa niente|fa niente|niente|nulla|come non detto|pazienza)',
    '(annulla|annullare|annulli|ferma|fermati|basta|stop|interrompi) [tutto|questo]',
    '(no|no no) (lascia stare|lascia perdere|annulla|niente|lascia)',
    '(ho cambiato idea|meglio di no|anzi no|non serve|non serve più)',
  ],
  more: [
    '(altro|altri|altre|ancora|continua|avanti|di più|mostra altro|mostrami altro|mostrami il resto|il resto|gli altri|le altre|vai avanti|successivi|prossimi)',
  ],
  status: ['[qual è] [il|il tuo] stato', '(va tutto bene|funziona tutto|tutto bene|tutto ok|ci sei)'],
  why: ['perché [questo|mai]', 'perché (dici questo|hai detto questo|lo dici)'],
});
