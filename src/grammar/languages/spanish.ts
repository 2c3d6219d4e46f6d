import { spanish as parts } from './parts/spanish.ts';
import { spanishTimes as times } from './time/spanish.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const spanish: LanguageWords = {
  tag: 'es',
  parts,
  times,
  classes: {
    remind:
      'recuérdame|recuerdame|recordarme|recuérdeme|recuerdeme|recordame|recordá|acuérdame|acuerdame|avísame|avisame|avisarme|recuérdanos|me recuerdas|me recuerdes|recuerda',
    'all-reminders': 'todos (mis|los) recordatorios|(mis|los) recordatorios',
    task: 'tarea|pendiente|todo|to-do|cosa por hacer|elemento|ítem|actividad|recordatorio de tarea',
    tasks:
      'tareas|pendientes|todos|to-dos|cosas por hacer|cosas que hacer|cosas pendientes|cosas|tareas pendientes|actividades|quehaceres',
    mylist:
      '[mi|la|nuestra|mis] (lista|to-do list|lista de tareas|lista de pendientes|lista de cosas por hacer|lista de cosas que hacer|lista de quehaceres|lista de to-dos|lista de tareas pendientes|todo list|lista de todo)|(mis|las|los|nuestras) (tareas|pendientes|quehaceres|cosas por hacer|tareas pendientes)|tareas|pendientes',
    mytasks:
      '(mi|la|nuestra) (lista|to-do list|lista de tareas|lista de pendientes|lista de cosas por hacer|lista de cosas que hacer|lista de quehaceres)|(mis|las|los|nuestras) (tareas|pendientes|quehaceres|cosas por hacer|cosas pendientes|actividades)|lista de tareas|lista de pendientes',
  },
  telling: list(`
    de, en, el, la, los, las, una, mi, mis, para, con, qué, que, tengo, hoy, mañana, añade, agrega, y, del, al,
    lista, tareas, hacer, pon, muéstrame, hay, es, yo, está, lo, le, un, unos, me, te, se, su, tu,
    recuérdame, marca, borra, elimina, quita, apunta, anota, ponme, crea, tarea, pendientes, todos,
    todas, cada, son, están, cómo, cuál, cuáles, próximo, próxima, antes, después, hacia, por, hecho,
    hecha, como, he, puedes, podrías, quiero, necesito, muestra, dime, este, esta, ese, pero, también,
    muy, pasado`),
  sameWords: [],
  openers: list(`
    por favor, porfa, porfis, porfavor, hola, buenas, buenos días, buenas tardes, buenas noches, oye, ey, hey, ok, okay, vale, bueno, pues, entonces, y, ahora, a ver,
    eh, este, mira, venga, rápido, disculpa, perdona, favor de`),
  requests: list(`
    puedes, puedes por favor, podrías, podrias, podés, puede, podría, podría usted, me puedes, me
    podrías, me podrias, me puede, me podría, quieres, querrías, quisiera, quiero, quiero que, me
    gustaría, me gustaria, necesito, necesitaría, necesito que, quisiera que, hay que, habría que,
    tienes que, vamos a, te importaría, te importa, sería posible, es posible, se puede, ¿puedes, hazme
    el favor de, haz el favor de, me haces el favor de, te pido, podrás, serías tan amable de`),
  asks: list(`
    puedo, podría yo, debería, debo, tengo que`),
  closers: list('por favor, porfa, porfis, porfavor, si puedes, si eres tan amable, cuando puedas'),
  closersAfterMark: list('gracias, muchas gracias, mil gracias, te lo agradezco, ok, vale, grax'),
  articles: list(
    'la tarea, mi tarea, el pendiente, tarea, el, la, los, las, mi, mis, número, el número, la número, tarea número, la tarea número, lo de, el de, la de, lo del',
  ),
  pronouns: list(`
    eso, esto, aquello, lo, la, los, las, ese, esa, este, esta, estos, estas, esos, esas, todo, todos, todas, algo, nada, aquí, ahí, allí, mí, ti, yo, tú, él, ella, nosotros, ellos,
    una tarea, tarea, tareas, una nueva tarea, nueva tarea, una cosa, cosas, algunas cosas, el primero, la primera, el último, la última`),
  references: {
    it: list('lo, la, esto, eso, esta, este, esta tarea, la tarea'),
    that: list('esa, ese, aquella, aquel, esa tarea'),
    last: list('la última, el último, última, último, la última tarea, lo último'),
  },
  all: list('todas, todos, todas mis, todas las, todos mis, todos los'),
  things: list('recordatorios, tareas, pendientes, todos'),
  inside: list('en, de, del, con la etiqueta, en el proyecto, del proyecto'),
  overdue: list('atrasadas, vencidas'),
  through: list('en, con, por, usando'),
  ownList: list('en mi propia lista, a mi propia lista, de mi propia lista'),
  noPart: list(
    'ahora, aún, todavía, realmente, seguro, mal, bien, bueno, tan, mí, ti, más, mucho, muy, ok, aquí, ahí, así',
  ),
  as: list('como, llamado, llamada'),
  people: list('me, mí, nos, te, ti, él, ella, ellos, yo, tú, nosotros'),
  retractions: list(`
    olvídalo, déjalo, no espera, espera no, o no, o mejor no, mejor no, no no, es broma, era broma, jaja, jajaja, nada nada, no gracias, da igual, cancela, bueno no`),
  into: list('a, en, al, dentro de'),
  determiners: list(
    'mi, mis, el, la, los, las, nuestro, nuestra, tu, tus, su, sus, un, una, este, esta, ese, esa, otro, otra, al',
  ),
  places: list(`
    calendario, agenda, proyecto, sala, chat, canal, grupo, conversación, tablero, carrito, cesta, contactos, playlist, álbum, notas, recordatorios, bandeja, horario, diario, favoritos,
    papelera, carpeta, archivo, documento, receta, sopa, salsa, pedido, nevera, mesa, horno`),
  elsewhere: [
    ...list(`
    al calendario, al álbum, al carrito, al horno, al chat, al grupo, a favoritos, a contactos, al canal, a la sopa, a la agenda, en agenda, en el calendario, al refri, a la mesa`),
    ...each(
      `a, en, de`,
      `la, mi, esta, nuestra, su`,
      `reunión, playlist, conversación, sopa, ensalada, salsa, receta, lista de reproducción, lista de espera, foto, cita, factura, invitación`,
    ),
    ...each(
      `al, a los, a mis, a mi, en el`,
      `evento, calendario, grupo, chat, canal, contactos, favoritos, carrito, álbum, invitados`,
    ),
  ],
  conjunctions: list('y, e, luego, después, pero, o, también'),
  orders: list(
    'añade, agrega, recuérdame, marca, borra, muestra, muéstrame, dime, elimina, quita, pon, deshaz, también, luego, apunta',
  ),
  noRequest: list(`
    no, nunca, jamás, si, cuando, cuándo, porque, por qué, cómo, quién, dónde, qué, cuál, cuáles, es, son, era, he, has, ha, hemos, han, yo, tú, él, ella, nosotros, ellos, eso, esto, ayer,
    alguien, nadie, mi, mis, hola, gracias, sí, perdón, quizás, tal vez, borra, elimina, quita, cambia, mueve, deshaz, recuerda, recuérdame, muestra, lista, dime, dame, marca, ayuda, ya, añadí, agregué, hice, compré,
    debería, debo, tengo, puedo, será`),
  conditions: list(`
    si, cuando, siempre que, a menos que, en caso de que, en caso de, salvo que, mientras, hasta que, con tal de que, una vez que, en cuanto, tan pronto como, aunque, por si, solo si, sólo si`),
  asking: list(
    'preguntar, pregunta, pregúntale, preguntarle, ver, mirar, saber, averiguar, comprobar, revisar, decidir, confirmar, decir, decirle, consultar, investigar',
  ),
  negations: list('no, nunca, jamás, ni, deja de, para de'),
  forgetting: list('olvides, olvidar, olvide, olvida, olvidemos'),
  negationsBehind: list('de ninguna manera, por nada del mundo, no, nunca, jamás'),
  refusals: list('no, nunca, jamás'),
  otherWithAccents: [
    'agregué',
    'anoté',
    'apunté',
    'marqué',
    'borré',
    'quité',
    'completé',
    'eliminé',
    'finalicé',
    'taché',
    'guardé',
    'incluí',
    'señalé',
    'reabrí',
    'desmarqué',
    'creé',
    'escribí',
    'puse',
  ],
  indefinite: list(`
    un, una, unos, unas, un nuevo, una nueva, otro, otra`),
  otherThings: list(`
    audio, evento, eventos, cita, citas, reunión, reuniones, agenda, calendario, alarma, alarmas, despertador,
    temporizador, recordatorio, recordatorios, contacto, contactos, playlist, lista de reproducción,
    canción, canciones, álbum, música, podcast, podcasts, volumen, sonido, mensaje, mensajes, correo,
    correos, email, emails, mail, foto, fotos, imagen, imágenes, vídeo, video, vídeos, videos, archivo,
    archivos, carpeta, carpetas, documento, documentos, cuenta, cuentas, luz, luces, lámpara,
    calefacción, termostato, temperatura, brillo, notificación, notificaciones, nota, notas, aplicación,
    app, dispositivo, pedido, suscripción, vuelo, reserva, reservas, lista, listas, proyecto, proyectos,
    etiqueta, etiquetas, sala, canal, grupo, conversación, radio, tele, televisión, teléfono, wifi,
    bluetooth, puerta, pantalla, ajuste, ajustes, historial, comentario, ruido, línea, página,
    contraseña`),
  addressing: list('puedes, podrías, tú, usted, podés'),
  sayings: list(`
    pon los pies en la tierra, pon atención, pon música, ponte a, haz lo que quieras, apunta maneras, hecho polvo, hecho y derecho, hecho un lío, dicho y hecho, lista de reproducción,
    hecho trizas, listo para, lista para, listo el pollo, hecha la ley, añade leña al fuego, borrón y cuenta nueva, borra esa sonrisa, quita bicho, quita de ahí`),
  sequences: list('y luego, luego, y también, también, después, y después, además, y además, y de paso'),
  fillers: list('eh, em, mmm, hmm, ehm'),
  about: list('sobre, con, de, acerca de'),
  noTypos: list(`
    añado, añada, añadí, añadió, añadía, añadido, añadida, agrego, agregó, agregué, agregado, apunto, apuntó, apunté, apuntes, anoto, anotó, anoté, pongo, marco, marcó, marqué, marcas, borro, borró, borré, elimino,
    eliminó, eliminé, quito, quitó, quité, queso, muestro, mostró, listo, completo, completó, completé, tacho, creo, creó, cree, creí, hago, hizo, hice, hacía, hacia, meto, metió, metí, meta, mesa, masa, misa, casa, cosas,
    cosa, caso, queda, quedo, pone, pones, todo, toda, tarde, tareas, tarta, carta, cartas, hecho, pecho, leche, techo, noche, coche, saca, saco, vaca, laca, tiro, tiró, cierro, cierra, sierra, tierra, suma, sumo, puma, fuma,
    incluyo, incluyó, escribo, escribió, registro, registró, guardo, guardó, coloco, colocó, acabo, acabó, terminó, termino, finalizo, finalizó, reabro, dejo, dejó, señalo, vuelvo, abro, abrió, abrí, mañana, montaña`),
  strong: {
    analysing: list(`
      analiza, analizar, analice, analizas, análisis, evalúa, evaluar, evalúe`),
    planning: list(`
      planifica, planificar, planifique, planea, planear, planificación, organiza, organizar, revisa, revisar,
      revise, revisión, repasa, repasar, repaso, balance, haz balance, retrospectiva`),
    about: list(`
      día, días, jornada, mañana, tarde, noche, semana, semanas, fin de semana, mes, meses, trimestre, año,
      productividad, eficiencia, rendimiento, progreso, avance, avances, carga, carga de trabajo, trabajo,
      tarea, tareas, lista de tareas, pendientes, agenda, horario, calendario, prioridades, hábitos, tiempo,
      proyectos, ritmo, plazos, lo que hice, lo que he hecho, lo que terminé`),
    leads: list(`
      ayúdame, ayúdame a, ayuda, dame, muéstrame, haz, hazme, quiero, quisiera, me gustaría, necesito, un, una,
      breve, rápido, rápida, detallado, detallada, completo, conmigo, juntos, en detalle, a, y, de`),
  },
  addExactly: (title) => `añade "${title}" a mis tareas`,
  askDue: (when) => `qué tengo que hacer ${when}`,
  alwaysUseful: ['qué tengo que hacer hoy', 'muestra todas mis tareas', 'ayuda'],
};
