import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const danish = phraseBook<BuiltinDeclarations>()({
  undo: [
    'fortryd [det|dette|det sidste|det seneste|den sidste ændring|seneste ændring|den seneste ændring]',
    '(tag|ret|lav) det (tilbage|om)',
    '(gå|et skridt) [et skridt] tilbage',
    '(gendan|gendanne) [det|det sidste]',
    '(det var en fejl|det var forkert|jeg lavede en fejl|ups) [fortryd|fortryd det]',
    'fortryd {all}',
    'fortryd {rest}',
    '(fortryde|undo)',
  ],
  help: [
    '(hjælp|hjælp mig|hjælpe mig|help)',
    '(jeg har brug for|jeg vil gerne have|jeg skal have) [din|noget] hjælp',
    'hvad (kan du|forstår du|laver du) [gøre|hjælpe med|hjælpe mig med|gøre for mig|alt] [her]',
    'hvad kan du',
    'hvad (kan|må|skal) (jeg|man) (sige|spørge om|gøre|skrive|bede dig om|sige til dig) [her]',
    'hvordan (virker|fungerer) (det|det her|du|dette)',
    'hvordan (bruger jeg|bruger man) (dig|det her|det|dette)',
    '(hvem|hvad) er du',
    'hvad (er du god til|kan du bruges til|bruges du til)',
    '[vis] [alle|dine] (kommandoer|funktioner|muligheder|kommandoerne)',
    '(vis|vis mig) (hjælp|hjælpen)',
    '(hjælp|hjælp mig) (med|om) {topic}',
  ],
  'never-mind': [
    '(glem det|glem|pyt|pyt med det|skidt med det|lad være|lad det være|lad det ligge|det er lige meget|lige meget|det gør ikke noget|det var ikke noget|ikke noget|ingenting|det behøves ikke|behøves ikke|det er ikke nødvendigt|drop det)',
    '(annuller|annullér|annullere|stop|afbryd|cancel) [det|det her|det der]',
    'nej (glem det|drop det|annuller|pyt|lad være)',
    '(jeg har ombestemt mig|jeg ombestemte mig|jeg fortrød|alligevel ikke)',
  ],
  more: ['(mere|vis mere|vis flere|flere|fortsæt|næste|resten|vis resten|hvad mere|videre|de andre)'],
  status: [
    '[hvad er] [din] status',
    '(virker alt|fungerer alt|er alt okay|er alt ok|er du der|er alt i orden)',
  ],
});
