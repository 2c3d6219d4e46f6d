import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const italian = phraseBook<BuiltinDeclarations>()({
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
});
