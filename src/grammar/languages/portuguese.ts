import { portuguese as parts } from './parts/portuguese.ts';
import { portugueseTimes as times } from './time/portuguese.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const portuguese: LanguageWords = {
  tag: 'pt',
  parts,
  times,
  classes: {
    remind:
      'lembra-me|lembre-me|me lembra|me lembre|lembrar-me|me lembrar|lembrar|lembra|avisa-me|me avisa|me avise|avise-me|recorda-me|lembra me',
    'all-reminders': 'todos (os meus|meus|os) lembretes|(os meus|meus|os) lembretes',
    task: 'tarefa|afazer|todo|to-do|coisa para fazer|coisa pra fazer|item|atividade|pendência',
    tasks:
      'tarefas|afazeres|todos|to-dos|coisas para fazer|coisas pra fazer|coisas a fazer|coisas por fazer|coisas|itens|atividades|pendências',
    mylist:
      '[a|minha|a minha|nossa|as|minhas|as minhas|os|meus|os meus] (lista|to-do list|lista de tarefas|lista de afazeres|lista de coisas para fazer|lista de coisas pra fazer|lista de coisas a fazer|lista de pendências|lista de todos|todo list)|[minhas|as minhas|meus|os meus] (tarefas|afazeres|pendências|coisas para fazer)',
    mytasks:
      '(minha|a minha|a|nossa) (lista|to-do list|lista de tarefas|lista de afazeres|lista de coisas para fazer|lista de coisas pra fazer|lista de pendências)|(as minhas|minhas|as|os meus|meus|os) (tarefas|afazeres|coisas para fazer|coisas pra fazer|pendências|atividades)|lista de tarefas|lista de afazeres',
  },
  telling: list(`
    o, os, as, uma, um, minha, meu, minhas, meus, para, pra, com, não, tenho, eu, hoje, amanhã,
    adiciona, adicione, e, do, da, na, no, lista, tarefas, fazer, você, mostra, mostre, à, em, é, está,
    a, ao, aos, às, me, te, se, lembra, lembra-me, lembre, marca, marque, apaga, apague, remove, remova,
    tira, tire, põe, coloca, coloque, anota, cria, crie, tarefa, todos, todas, cada, são, estão, como,
    qual, quais, próximo, próxima, antes, depois, por, feito, feita, pode, podes, queria, quero,
    preciso, isso, isto, este, esta, esse, essa, mas, também, muito, nos, nas, num, numa, dos, das,
    pelo, pela, até, tem, há, mim, já, atrasado, atrasada, atrasados, atrasadas`),
  sameWords: [],
  openers: list(`
    por favor, porfavor, se faz favor, faz favor, pf, pfv, pfvr, olá, oi, bom dia, boa tarde, boa noite, ei, hey, ok, okay, tá, está bem, bem, então, e, agora, olha, desculpa, eh, favor, aí`),
  requests: list(`
    podes, poderias, pode, poderia, você pode, você poderia, vc pode, vc poderia, tu podes, podes por
    favor, pode por favor, consegues, consegue, me pode, me podes, pode me, podes-me, quero, quero que,
    queria, gostaria de, eu gostaria de, eu quero, eu queria, gostava de, preciso, preciso de, preciso
    que, eu preciso, vamos, é possível, seria possível, dá para, dá pra, é preciso, importas-te de,
    importa-se de, te importas de, quer, queres, tens de, vai`),
  asks: list(`
    posso, eu posso, poderia eu, devo, deveria, devia`),
  closers: list('por favor, porfavor, se faz favor, faz favor, pf, pfv, pfvr, se puderes, se puder, sff'),
  closersAfterMark: list(
    'obrigado, obrigada, muito obrigado, muito obrigada, valeu, brigado, brigada, ok, obg',
  ),
  articles: list(
    'a tarefa, minha tarefa, a minha tarefa, tarefa, o, a, os, as, meu, minha, o meu, a minha, número, o número, a número, tarefa número, a tarefa número, o item',
  ),
  pronouns: list(`
    isso, isto, aquilo, o, a, os, as, esse, essa, este, esta, estes, estas, esses, essas, ele, ela, tudo, todos, todas, algo, nada, aqui, aí, ali, mim, ti, eu, tu, você, nós, eles, uma tarefa, tarefa, tarefas, uma nova tarefa, nova tarefa,
    uma coisa, coisas, umas coisas, o primeiro, a primeira, o último, a última`),
  references: {
    it: list('isso, isto, esta, este, esta tarefa, a tarefa, ela, ele'),
    that: list('essa, esse, aquela, aquele, essa tarefa, aquela tarefa'),
    last: list('a última, o último, última, último, a última tarefa'),
  },
  all: list('todas, todos, todas as, todas as minhas, todos os, todos os meus, todas minhas'),
  things: list('lembretes, tarefas, afazeres, todos'),
  inside: list('em, de, do, da, no, na, com a etiqueta, no projeto, do projeto'),
  overdue: list('atrasadas, vencidas'),
  through: list('em, no, na, com, por, via'),
  ownList: list('na minha própria lista, à minha própria lista, da minha própria lista'),
  noPart: list('agora, ainda, realmente, certeza, mal, bem, bom, assim, mim, ti, mais, muito, ok, aqui, aí'),
  as: list('como, chamado, chamada'),
  people: list('me, mim, nos, te, ti, ele, ela, eles, eu, tu, você, nós'),
  retractions: list(`
    esquece, esqueça, deixa pra lá, deixa lá, não espera, espera não, ou não, melhor não, não não, brincadeira, é brincadeira, haha, kkk, kkkk, rsrs, nada, afinal não, cancela`),
  into: list('em, na, no, nas, nos, ao, aos, para, pra, dentro'),
  determiners: list(
    'meu, minha, meus, minhas, o, a, os, as, nosso, nossa, teu, tua, seu, sua, um, uma, este, esta, esse, essa, outro, outra, à, na, no, ao',
  ),
  places: list(`
    calendário, agenda, projeto, projecto, sala, chat, canal, grupo, conversa, quadro, carrinho, cesto, contatos, contactos, playlist, álbum, notas, lembretes, caixa, horário, diário, favoritos, lixo, pasta, ficheiro, arquivo, documento,
    receita, sopa, molho, pedido, geladeira, frigorífico, mesa, forno`),
  elsewhere: [
    ...list(`
    à reunião, à conversa, ao calendário, no calendário, à agenda, na agenda, a minha agenda, à minha agenda, ao meu calendário, ao álbum, no álbum, à playlist, na playlist, à minha playlist, ao carrinho, no carrinho, à sopa, na sopa, ao molho, no molho, no frigorífico, na geladeira, no forno, na mesa, ao grupo, no grupo, ao chat, no chat, aos favoritos, nos favoritos, aos contactos, aos contatos, às notas, nas notas`),
    ...each(
      `na, à minha, na minha`,
      `reunião, playlist, conversa, sopa, salada, receita, lista de reprodução, lista de espera, foto, consulta, fatura, agenda`,
    ),
    ...each(
      `ao, no, aos, nos, aos meus, nos meus, ao meu`,
      `evento, calendário, grupo, chat, canal, contactos, contatos, favoritos, carrinho, álbum`,
    ),
  ],
  conjunctions: list('e, depois, mas, ou, também'),
  orders: list(
    'adiciona, adicione, lembra-me, me lembra, marca, marque, apaga, apague, mostra, mostre, diz, remove, remova, tira, põe, desfaz, também, depois, coloca',
  ),
  noRequest: list(`
    não, nunca, jamais, se, quando, porque, por que, porquê, como, quem, onde, que, o que, qual, quais, é, são, era, foi, tem, tenho, há, eu, tu, você, ele, ela, nós, eles, isso, isto, ontem, alguém, ninguém, meu, minha, olá, oi, obrigado, obrigada, sim,
    desculpa, talvez, apaga, remove, tira, muda, move, desfaz, lembra, mostra, lista, diz, dá, marca, ajuda, já, adicionei, fiz, comprei, devo, deveria, posso`),
  conditions: list(
    'se, quando, caso, a menos que, a não ser que, desde que, enquanto, até que, assim que, logo que, mesmo que, só se, sempre que, na eventualidade',
  ),
  asking: list(
    'perguntar, pergunta, ver, saber, descobrir, verificar, conferir, decidir, confirmar, dizer, checar, olhar, entender, perguntar-lhe',
  ),
  negations: list('não, nunca, jamais, nem, para de, pare de, deixa de'),
  forgetting: list('esqueças, esqueça, esquecer, esquece, esqueças-te'),
  negationsBehind: list('de maneira nenhuma, de jeito nenhum, de forma alguma, não, nunca, jamais'),
  refusals: list('não, nunca, jamais'),
  indefinite: list(`
    um, uma, uns, umas, um novo, uma nova, outro, outra, mais um, mais uma`),
  otherThings: list(`
    evento, eventos, compromisso, compromissos, reunião, reuniões, consulta, agenda, calendário, alarme,
    alarmes, despertador, temporizador, lembrete, lembretes, contacto, contactos, contato, contatos,
    playlist, lista de reprodução, música, músicas, canção, álbum, podcast, podcasts, volume, som,
    mensagem, mensagens, email, emails, e-mail, e-mails, foto, fotos, imagem, imagens, vídeo, vídeos,
    ficheiro, ficheiros, arquivo, arquivos, pasta, pastas, documento, documentos, conta, contas, luz,
    luzes, lâmpada, aquecimento, termostato, temperatura, brilho, notificação, notificações, nota,
    notas, aplicação, aplicativo, app, dispositivo, pedido, assinatura, voo, reserva, reservas, lista,
    listas, projeto, projetos, etiqueta, etiquetas, sala, canal, grupo, conversa, rádio, tv, televisão,
    telefone, wifi, bluetooth, porta, ecrã, tela, definição, definições, configurações, histórico,
    comentário, ruído, linha, página, senha`),
  addressing: list('você, vc, tu, podes, pode'),
  sayings: list(`
    põe a mão na massa, coloca a mão na consciência, põe-te a andar, mete-te na tua vida, faz sentido, faz parte, faz tempo, faz frio, faz calor, faz anos, feito doido, feito louco, dito e feito, pronto para, pronta para,
    põe música, coloca uma música, faça chuva ou faça sol, bota fé, bota pra quebrar`),
  sequences: list('e depois, depois, e também, também, além disso, e ainda, em seguida, e aí'),
  fillers: list('eh, hum, hmm, ahn, né'),
  about: list('sobre, com, de, acerca de'),
  noTypos: list(`
    adiciono, adicionou, adicionei, adicionado, acrescento, acrescentou, coloco, colocou, coloquei, incluo, incluiu, insiro, inseriu, anoto, anotou, anotei, escrevo, escreveu, crio, criou, criei, faço, fez, fiz, mostro, mostrou, listo, marco, marcou, marquei,
    apago, apagou, apaguei, removo, removeu, elimino, eliminou, excluo, excluiu, deleto, deletou, tiro, tirou, tirei, retiro, retirou, concluo, concluiu, completo, completou, finalizo, finalizou, risco, riscou, termino, terminou, fecho, fechou, reabro,
    reabriu, abro, abriu, lista, vista, pista, festa, testa, resta, tarefa, tarde, carta, casa, coisa, caso, massa, mesa, mês, feito, feita, peito, leite, noite, oito, muito, pouco, ponto, conto, tonto, ponte, fonte, conte, nova, novo, nove, move, moro`),
  strong: {
    analysing: list(`
      analisa, analise, analisar, análise, avalia, avalie, avaliar`),
    planning: list(`
      planeia, planeja, planeje, planear, planejar, planeamento, planejamento, organiza, organize, organizar,
      revê, reveja, rever, revisa, revise, revisar, revisão, retrospetiva, retrospectiva, balanço, faz um
      balanço, faça um balanço`),
    about: list(`
      dia, dias, manhã, tarde, noite, semana, semanas, fim de semana, mês, meses, trimestre, ano, produtividade,
      eficiência, rendimento, desempenho, progresso, carga, carga de trabalho, trabalho, tarefa, tarefas, lista
      de tarefas, afazeres, pendências, agenda, horário, calendário, prioridades, hábitos, tempo, projetos,
      projectos, ritmo, prazos, o que fiz, o que eu fiz`),
    leads: list(`
      ajuda-me, ajuda-me a, me ajuda, me ajude, me ajuda a, me ajude a, ajude-me a, dá-me, me dá, me dê,
      mostra-me, faz, faça, faz-me, quero, eu quero, gostaria de, eu gostaria de, preciso, preciso de, um, uma,
      breve, rápida, rápido, detalhada, completa, comigo, juntos, em detalhe, a, e, de`),
  },
  addExactly: (title) => `adiciona "${title}" às minhas tarefas`,
  askDue: (when) => `o que tenho para fazer ${when}`,
  alwaysUseful: ['o que tenho para fazer hoje', 'mostra todas as minhas tarefas', 'ajuda'],
};
