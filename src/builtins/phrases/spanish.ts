import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const spanish = phraseBook<BuiltinDeclarations>()({
  undo: [
    '(deshaz|deshacer|deshazlo|deshacerlo|deshace|deshaga) [eso|esto|lo último|el último cambio|la última acción|lo que hiciste|lo que has hecho|lo anterior]',
    '(revierte|revertir|revierta|anula|anular) (eso|esto|lo último|el último cambio|la última acción)',
    '(vuelve|volver) atrás',
    '(déjalo|dejalo|ponlo) (como estaba|como antes)',
    '(me equivoqué|me he equivocado|fue un error|ha sido un error) [deshazlo|deshaz eso|deshaz]',
    '(deshaz|deshacer) {all}',
    '(deshaz|deshacer) {rest}',
    'undo',
  ],
  help: [
    '(ayuda|ayúdame|ayudame|ayudar|help|socorro)',
    '(necesito|quiero) [tu|un poco de] ayuda',
    '(qué|que) (puedes|sabes|podés|sabés|puede|sabe) hacer [por mí|aquí]',
    '(qué|que) (cosas|comandos) (puedes|sabes|entiendes|hay|tienes) [hacer]',
    '(qué|que) (puedo|te puedo|podría) (decir|decirte|pedir|pedirte|hacer|escribir|preguntar|preguntarte) [aquí]',
    '(cómo|como) (funciona|funciona esto|funcionas|te uso|se usa|se usa esto|uso esto|va esto)',
    '(quién|quien|qué|que) eres',
    '(para qué|para que) sirves',
    '[(muestra|muéstrame|muestrame|enséñame|dime|ver)] [la|los|tus] (comandos|ayuda|opciones|funciones)',
    '(ayuda|ayúdame|ayudame) (con|sobre) {topic}',
  ],
  'never-mind': [
    '(olvídalo|olvidalo|olvida eso|olvida|olvídate|olvidate|déjalo|dejalo|dejalo estar|déjalo estar|da igual|no importa|no es nada|nada|es igual|no pasa nada|no hace falta)',
    '(cancela|cancelar|cancelalo|cancélalo|cancele|para|detente|basta|stop|aborta) [eso|esto|todo]',
    '(no|no no) (déjalo|dejalo|olvídalo|olvidalo|cancela|da igual|nada)',
    '(he cambiado de idea|cambié de idea|he cambiado de opinión|cambié de opinión|mejor no|al final no)',
  ],
  more: [
    '(más|muestra más|muéstrame más|dame más|sigue|continúa|continua|siguiente|siguientes|el resto|los demás|las demás|qué más|ver más)',
  ],
  status: [
    '[cuál es] [tu|el] estado',
    '(va todo bien|funciona todo|todo bien|todo funciona|estás ahí|funciona bien todo)',
  ],
});
