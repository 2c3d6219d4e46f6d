import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const ADD =
  '(añade|añadir|añada|añádeme|añademe|añadirme|agrega|agregar|agregue|agregá|agrégame|agregame|agregarme|anexa|suma|sumar|súmame|sumame)';
const PUT =
  '(pon|poner|ponga|poné|ponme|ponerme|apunta|apuntar|apunte|apúntame|apuntame|apuntarme|anota|anotar|anote|anótame|anotame|anotarme|mete|meter|méteme|incluye|incluir|incluya|escribe|escribir|escriba|registra|registrar|guarda|guardar|coloca|colocar)';
const MAKE = '(crea|crear|cree|créame|creame|haz|hacer|hazme|genera|generar)';
const TO = '(a|en|dentro de|entre)';
const SHOW =
  '(muestra|muéstrame|muestrame|mostrar|muestre|mostrame|mostrarme|enseña|enséñame|enseñame|enseñar|enseñarme|dime|decime|dame|darme|decirme|lista|listar|lístame|listame|ver|léeme|leeme|lee|déjame ver|dejame ver|quiero ver)';
const DONE =
  '(hecho|hecha|hechos|hechas|completado|completada|completados|completadas|completo|completa|terminado|terminada|terminados|terminadas|acabado|acabada|finalizado|finalizada|realizado|realizada|listo|lista|resuelto|resuelta|cumplido|cumplida)';
const REMOVE =
  '(borra|borrar|borre|borrá|bórrame|borrame|borrarme|elimina|eliminar|elimine|eliminá|elimíname|eliminame|quita|quitar|quite|quítame|quitame|quitarme|suprime|suprimir|saca|sacar|sácame|sacame|remueve|remover|tira)';
const MARK = '(marca|marcar|marque|marcá|márcame|marcame|pon|poner|señala|señalar|da|dar|deja|dejar)';

export const spanish = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] (${ADD}|${PUT}) {title} ${TO} <mylist> [{due}]`,
    `(${ADD}|${PUT}) ${TO} <mylist> {title}`,
    `[{due}] ${ADD} {title:new}`,
    '(apunta|apuntar|apúntame|apuntame|anota|anotar|anótame|anotame) {title}',
    `(${ADD}|${MAKE}|${PUT}) [una|la|esta|como] [nueva] <task> [nueva|llamada|titulada|para|de|que diga|siguiente] {title}`,
    `(${ADD}|${PUT}) {title} (como|de) [una|nueva] <task>`,
    `(${ADD}|${PUT}) {title} ${TO} [mi|la|nuestra|una] lista [de|del|de la] {project} [{due}]`,
    `(${ADD}|${PUT}) ${TO} [mi|la|nuestra] lista (de|del|de la) {project:word} {title}`,
    `(${ADD}|${PUT}) {title} (al|en el|a mi|en mi) proyecto {project} [{due}]`,
    '[una] nueva <task> [para|de] {title}',
    '(tarea|pendiente) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    '(qué|que es lo que) (tengo|tenemos|hay|queda|me queda|debo|debemos|me toca|toca|necesito|falta|me falta) [que hacer|por hacer|para hacer|de hacer|hacer|pendiente|planeado|previsto|programado|apuntado|anotado] [todavía|aún] [para|en|el|de] [{when}]',
    '(qué|que) (tengo|hay|queda|me queda|está|aparece) [apuntado|anotado|pendiente|por hacer|puesto] (en|dentro de) <mylist> [para|de] [{when}]',
    '(qué|que) (cosas|<tasks>|<task>) (tengo|hay|debo hacer|me quedan|quedan|están pendientes|faltan|vencen|son para) [que hacer|por hacer|pendientes|pendiente|para hacer] [para|el|en] [{when}]',
    '(qué|que) (vence|se vence|es para|va para) [para|el] {when}',
    '(qué|que) (hago|haré|voy a hacer) {when}',
    '(cuáles|cuales|cuál|cual) (son|es) [todas] <mytasks> [pendientes|abiertas] [para|de|del|el] [{when}]',
    '(cuántas|cuantas) <tasks> (tengo|hay|me quedan) [pendientes] [para|el] [{when}]',
    `${SHOW} [todas|todos] <mytasks> [pendientes|abiertas|que tengo] [para|de|del|el] [{when}]`,
    `${SHOW} (todo|lo que tengo que hacer|lo que hay que hacer|lo que tengo|lo que me queda|qué tengo que hacer|qué hay) [por hacer|pendiente] [para|el] [{when}]`,
    '[todas|todos] <mytasks> [pendientes|abiertas] [para|de|del|el] [{when}]',
    '(tareas|pendientes) (para|de|del) {when}',
    '(tareas|pendientes|lista) [{when}]',
    '(tengo|hay|me queda) (algo|alguna cosa|alguna <task>|<tasks>) [que hacer|por hacer|pendiente|pendientes|para hacer] [para|el] [{when}]',
    `${SHOW} [todas] [mis|las|los] [<tasks>] {overdue}`,
    `${SHOW} lo que (está|esta|tengo) {overdue}`,
    '(qué|que) (está|esta|tengo|hay|va) {overdue}',
    '(qué|que|cuáles) <tasks> (están|estan|tengo|hay|van) {overdue}',
    '[todas] [mis|las|los] <tasks> {overdue}',
    '(cuáles|cuales) son (mis|las) <tasks> {overdue}',
    '(tengo|hay) [algo|alguna] [<task>|<tasks>] {overdue}',
    '{overdue}',
    `[${SHOW}] [mis|las|los] <tasks> {done}`,
  ],
  'task.done': [
    `${MARK} {which:task} (como|por|de|en) ${DONE}`,
    `${MARK} (como|por) ${DONE} {which:task}`,
    '(completa|completar|complete|completá|finaliza|finalizar|finalice) {which:task}',
    '(tacha|tachar|tache|táchame|tachame|palomea) {which:task} [(de|en) <mylist>]',
    '(termina|terminar|acaba|acabar|cierra|cerrar) (la <task>|el <task>|la número|el número) {which:task}',
    '(hecho|hecha|listo|terminado|terminada|completado|completada) {which:task}',
  ],
  'task.reopen': [
    '(reabre|reabrir|reabra|reabrí|desmarca|desmarcar|desmarque|reactiva|reactivar) {which:task}',
    '(vuelve|volver|volvé) a abrir {which:task}',
    '(abre|abrir) {which:task} (otra vez|de nuevo|nuevamente)',
    '(abre|abrir) (otra vez|de nuevo|nuevamente) {which:task}',
    `${MARK} {which:task} como (no|sin) ${DONE}`,
    `${MARK} {which:task} como (pendiente|abierta|abierto|por hacer|sin hacer|incompleta|incompleto|no completada)`,
  ],
  'task.remove': [
    '(borra|borrar|borre|borrá|bórrame|borrame|borrarme|elimina|eliminar|elimine|eliminá|elimíname|eliminame|suprime|suprimir|quita|quitar|quite|quítame|quitame) {which:task}',
    `${REMOVE} {which:task} (de|en) <mylist>`,
    '(deshazte|deshacerte) de {which:task}',
  ],
});
