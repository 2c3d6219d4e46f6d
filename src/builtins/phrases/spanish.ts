import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const spanish = phraseBook<BuiltinDeclarations>()({
  'reminder.set': [
    '[{at}] [{repeat}] <remind> [{repeat}] [{at}] [(de|que|sobre|lo de|que tengo que|que debo)] {what}',
    '<remind> {what}',
    '<remind> [{repeat}] [{at}]',
    '{at} <remind> {what}',
    '[{at}] (pon|ponme|poner|ponerme|crea|créame|crear|añade|añadir|agrega|agregar|programa|programar|configura|establece|haz|hazme) [un|el|mi] [nuevo] recordatorio [{at}] [(para|de|que diga|sobre|para que)] {what}',
    '(pon|ponme|poner|crea|crear|añade|agrega|programa|hazme) [un] recordatorio [para|a] {at}',
    '[un|nuevo] recordatorio [{at}] (para|de) {what}',
    '(no dejes que se me olvide|que no se me olvide|no me dejes olvidar|que no me olvide de) {what}',
    '[{at}] (despiértame|despiertame|despertarme) [{at}]',
  ],
  'reminder.list': [
    '[(muestra|muéstrame|muestrame|mostrar|enséñame|enseñame|dime|lista|listar|ver|dame)] [todos] (mis|los) recordatorios [para|de|del] [{when}]',
    '(qué|que|cuáles|cuales) recordatorios (tengo|hay) [puestos|programados|pendientes] [para|de] [{when}]',
    '(cuáles|cuales) son [todos] (mis|los) recordatorios [para|de] [{when}]',
    '(tengo|hay) (algún|alguno|algun) recordatorio [para|de] [{when}]',
    'recordatorios [para|de] [{when}]',
  ],
  'reminder.cancel': [
    '(cancela|cancelar|cancele|borra|borrar|elimina|eliminar|quita|quitar|anula|anular) (el|mi|ese|este) recordatorio [número|de|para|sobre|del] {which}',
    '(cancela|cancelar|borra|borrar|elimina|quita|anula) (el|mi|ese|este) recordatorio',
    '(cancela|cancelar|borra|borrar|elimina|eliminar|quita|quitar) {which:all-reminders}',
    'ya no me recuerdes {which}',
  ],
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
  why: ['(por qué|porqué|porque) [eso]', '(por qué|porqué) (dices eso|has dicho eso|dijiste eso)'],
});
