import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const TO = 'a, en, dentro de';
const MY = 'mi, la, nuestra, una';

export const spanish: PartWords = {
  and: list('y, e, &, y también, así como'),
  named: [
    {
      field: 'project',
      before: [
        ...each('en, para, a, dentro de', 'el proyecto, mi proyecto, proyecto, nuestro proyecto'),
        'al proyecto',
        'proyecto',
        'del proyecto',
      ],
      behind: [],
    },
    {
      field: 'project',
      before: each(TO, MY, 'lista de la, lista de las, lista de los, lista del, lista de, lista para'),
      behind: [],
    },
    {
      before: [
        ...each(
          TO,
          `${MY},`,
          'lista, to-do list, todo list, lista de tareas, lista de pendientes, lista de cosas por hacer, lista de cosas que hacer, lista de quehaceres, lista de to-dos',
        ),
        ...each('a, en, entre', 'mis, las, los, nuestras', 'tareas, pendientes, quehaceres, cosas por hacer'),
        ...list('a pendientes, a tareas, como tarea, como una tarea, como nueva tarea, como pendiente'),
      ],
      behind: [],
    },
    {
      field: 'priority',
      before: list('con prioridad, prioridad, de prioridad, con la prioridad, con una prioridad'),
      behind: [],
    },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('es, muy'), behind: [], isAside: true },
    {
      field: 'assignees',
      before: list('asignado a, asignada a, asignar a, asígnalo a, asignándolo a'),
      behind: [],
    },
    {
      field: 'labels',
      before: list(
        'con la etiqueta, con etiqueta, con las etiquetas, con etiquetas, etiquetado, etiquetada, etiquetado como, etiqueta, con el tag, con tag',
      ),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('en, para, al, a, en el proyecto, al proyecto'),
    labels: list('con, con la etiqueta, con etiqueta'),
    assignees: list('para, a, asignado a'),
    priority: list('con, con prioridad, prioridad'),
  },
  noProject: list(
    'tareas, tarea, pendientes, todo, to-do, cosas, cosas por hacer, mi, la, lista, de, quehaceres, reproducción, espera',
  ),
  shopping: list('compra, compras, súper, supermercado, mandado, mercado, víveres, despensa'),
  pairs: list(
    'sal y pimienta, pan y mantequilla, aceite y vinagre, arroz y frijoles, café y leche, frutas y verduras, macarrones y queso',
  ),
  doing: list(`
    comprar, llamar, escribir, enviar, mandar, pagar, reservar, pedir, limpiar, lavar, reparar, arreglar, hacer, cocinar, llevar, traer, recoger, leer, mirar, ver, preparar, ordenar, revisar, ir, terminar, acabar,
    imprimir, firmar, renovar, sacar, invitar, planear, planificar, organizar, responder, contestar, devolver, cambiar, cortar, regar, alimentar, corregir, contactar, preguntar, buscar, compra, llama, paga, envía`),
  following: list(
    'las siguientes tareas, estas tareas, lo siguiente, las siguientes cosas, estas cosas, tareas, unas tareas, varias tareas',
  ),
  ordinals: {
    primero: 1,
    primera: 1,
    primer: 1,
    segundo: 2,
    segunda: 2,
    tercero: 3,
    tercera: 3,
    tercer: 3,
    cuarto: 4,
    cuarta: 4,
    quinto: 5,
    quinta: 5,
    sexto: 6,
    sexta: 6,
    septimo: 7,
    septima: 7,
    octavo: 8,
    octava: 8,
    noveno: 9,
    novena: 9,
    decimo: 10,
    decima: 10,
  },
  counts: {
    un: 1,
    uno: 1,
    una: 1,
    dos: 2,
    tres: 3,
    cuatro: 4,
    cinco: 5,
    seis: 6,
    siete: 7,
    ocho: 8,
    nueve: 9,
    diez: 10,
  },
  first: list('primeros, primeras, los primeros, las primeras'),
  last: list('últimos, últimas, los últimos, las últimas, último, última'),
  ones: list('tarea, elemento, tareas, línea, entrada, pendiente'),
  allOfThem: list(
    'todas, todos, las dos, los dos, ambas, ambos, todo eso, todo esto, todas ellas, todos ellos, todas esas, estas tareas, esas tareas',
  ),
  oneWith: list(
    'la de, el de, la del, el del, la de la, la que tiene, la tarea de, la tarea con, la que dice, esa de',
  ),
  range: list('a, -, –, hasta'),
};
