import { each, list } from '../word-list.ts';
import type { PartWords } from './words.ts';

const TO =
  'à, na, a, em, para a, pra, à minha, na minha, a minha, para a minha, pra minha, na nossa, à nossa, numa';

export const portuguese: PartWords = {
  and: list('e, &, e também, bem como'),
  named: [
    {
      field: 'project',
      before: list(
        'no projeto, ao projeto, para o projeto, do projeto, no meu projeto, ao meu projeto, projeto, no projecto, ao projecto',
      ),
      behind: [],
    },
    {
      field: 'project',
      before: each(TO, 'lista da, lista das, lista do, lista dos, lista de, lista para, lista'),
      behind: [],
    },
    {
      before: [
        ...each(
          TO,
          'lista, to-do list, todo list, lista de tarefas, lista de afazeres, lista de coisas para fazer, lista de coisas pra fazer, lista de coisas a fazer, lista de pendências',
        ),
        ...each('às, nas, as, entre as', 'minhas, nossas,', 'tarefas, coisas para fazer, pendências'),
        ...each('aos, nos', 'meus, nossos,', 'afazeres, todos'),
        ...list('como tarefa, como uma tarefa, como nova tarefa'),
      ],
      behind: [],
    },
    {
      field: 'priority',
      before: list('com prioridade, prioridade, de prioridade, com a prioridade, com uma prioridade'),
      behind: [],
    },
    { field: 'priority', before: [''], behind: [], isAside: true },
    { field: 'priority', before: list('é, muito'), behind: [], isAside: true },
    {
      field: 'assignees',
      before: list('atribuído a, atribuída a, atribuir a, atribuído ao, atribuído à'),
      behind: [],
    },
    {
      field: 'labels',
      before: list(
        'com a etiqueta, com etiqueta, com as etiquetas, com etiquetas, etiquetado, etiquetada, etiquetado como, etiqueta, com a tag, com tag',
      ),
      behind: [],
    },
  ],
  beforeMarks: {
    project: list('em, no, ao, para, no projeto, ao projeto'),
    labels: list('com, com a etiqueta, com etiqueta'),
    assignees: list('para, a, atribuído a'),
    priority: list('com, com prioridade, prioridade'),
  },
  noProject: list(
    'tarefas, tarefa, afazeres, todo, to-do, coisas, coisas para fazer, minha, a, lista, de, reprodução, espera, pendências',
  ),
  shopping: list('compra, compras, supermercado, mercado, mercearia, feira'),
  pairs: list(
    'sal e pimenta, pão e manteiga, azeite e vinagre, arroz e feijão, café com leite, frutas e legumes, frutas e verduras',
  ),
  doing: list(`
    comprar, ligar, telefonar, escrever, enviar, mandar, pagar, reservar, pedir, encomendar, limpar, lavar, reparar, consertar, fazer, cozinhar, levar, trazer, buscar, pegar, ler, ver, assistir, preparar, arrumar, verificar, ir, terminar, acabar,
    imprimir, assinar, renovar, tirar, convidar, planejar, planear, organizar, responder, devolver, trocar, mudar, cortar, regar, corrigir, contactar, contatar, perguntar, procurar, marcar, compra, liga, paga, envia`),
  following: list(
    'as seguintes tarefas, estas tarefas, essas tarefas, o seguinte, as seguintes coisas, estas coisas, tarefas, umas tarefas, várias tarefas',
  ),
  ordinals: {
    primeiro: 1,
    primeira: 1,
    segundo: 2,
    segunda: 2,
    terceiro: 3,
    terceira: 3,
    quarto: 4,
    quarta: 4,
    quinto: 5,
    quinta: 5,
    sexto: 6,
    sexta: 6,
    setimo: 7,
    setima: 7,
    oitavo: 8,
    oitava: 8,
    nono: 9,
    nona: 9,
    decimo: 10,
    decima: 10,
  },
  counts: {
    um: 1,
    uma: 1,
    dois: 2,
    duas: 2,
    tres: 3,
    quatro: 4,
    cinco: 5,
    seis: 6,
    sete: 7,
    oito: 8,
    nove: 9,
    dez: 10,
  },
  first: list('primeiros, primeiras, os primeiros, as primeiras'),
  last: list('últimos, últimas, os últimos, as últimas, último, última'),
  ones: list('tarefa, item, tarefas, linha, entrada'),
  allOfThem: list(
    'todas, todos, as duas, os dois, ambas, ambos, tudo isso, tudo isto, todas elas, todos eles, todas essas, essas tarefas, estas tarefas',
  ),
  oneWith: list(
    'a do, a da, o do, o da, a com, a que tem, a tarefa do, a tarefa da, a tarefa com, aquela do, aquela da, a de',
  ),
  range: list('a, -, –, até'),
};
