import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const norwegian = phraseBook<BuiltinDeclarations>()({
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
