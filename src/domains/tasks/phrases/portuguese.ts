import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const ADD =
  '(adiciona|adicione|adicionar|adiciona-me|adicione-me|me adiciona|acrescenta|acrescente|acrescentar)';
const PUT =
  '(põe|ponha|pôr|bota|bote|botar|coloca|coloque|colocar|inclui|inclua|incluir|insere|insira|inserir|anota|anote|anotar|anota-me|escreve|escreva|escrever|mete|meter|meta|registra|registre|regista|registe|registar|registrar|lança|lançar)';
const MAKE = '(cria|crie|criar|cria-me|faz|faça|fazer|abre|abra|abrir|gera|gerar)';
const TO = '(a|à|às|ao|aos|em|na|nas|no|nos|para|pra|para a|entre|dentro de)';
const SHOW =
  '(mostra|mostre|mostrar|mostra-me|mostre-me|me mostra|me mostre|mostra pra mim|lista|liste|listar|lista-me|ver|quero ver|diz-me|diz|diga|diga-me|me diz|me diga|me fala|dá-me|me dá|exibe|exiba|exibir|lê|leia|deixa-me ver|deixa eu ver)';
const WHAT = '(o que|o que é que|que|oque|oq)';
const DONE =
  '(feito|feita|feitos|feitas|concluído|concluída|concluídos|concluídas|completo|completa|completado|completada|completos|terminado|terminada|finalizado|finalizada|pronto|pronta|acabado|acabada|realizado|realizada|resolvido|resolvida|ok)';
const MARK = '(marca|marque|marcar|assinala|assinale|assinalar|põe|coloca|coloque|dá|dar|define|definir)';
const REMOVE =
  '(apaga|apague|apagar|remove|remova|remover|elimina|elimine|eliminar|exclui|exclua|excluir|deleta|delete|deletar|tira|tire|tirar|retira|retire|retirar)';

export const portuguese = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] (${ADD}|${PUT}) {title} ${TO} <mylist> [{due}]`,
    `(${ADD}|${PUT}) ${TO} <mylist> {title}`,
    `[{due}] ${ADD} {title:new}`,
    '(anota|anote|anotar|anota-me|anota aí|anota ai) {title}',
    `(${ADD}|${MAKE}|${PUT}) [uma|um|a|esta|como] [nova|novo] <task> [nova|novo|chamada|chamado|intitulada|para|pra|de|com o nome|seguinte] {title}`,
    `(${ADD}|${PUT}) {title} como [uma|nova] <task>`,
    `(${ADD}|${PUT}) {title} ${TO} [minha|nossa|uma] lista [de|do|da|das|dos] {project} [{due}]`,
    `(${ADD}|${PUT}) ${TO} [minha|nossa] lista (de|do|da|das|dos) {project:word} {title}`,
    `(${ADD}|${PUT}) {title} (ao|no) [meu] projeto {project} [{due}]`,
    '[uma|um] (nova|novo) <task> [para|pra|de] {title}',
    '(tarefa) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    `${WHAT} [é que] [eu] (tenho|temos|há|tem|devo|preciso|falta|me falta|resta|me resta|está|vou) [que fazer|de fazer|para fazer|pra fazer|a fazer|por fazer|fazer|pendente|planeado|planejado|programado|marcado|agendado] [ainda] [para|pra|em|na|no|de] [{when}]`,
    `${WHAT} (eu tenho|tenho|há|tem|está|falta|ainda falta) [que fazer|pra fazer|para fazer] (em|na|nas|no|nos|da|das) <mylist> [para|pra|de] [{when}]`,
    `${WHAT} (vence|é para|é pra|tem prazo) {when}`,
    `${WHAT} (faço|vou fazer) {when}`,
    '(quais|que|quantas) (são|as são) [todas] <mytasks> [pendentes|abertas|em aberto] [para|pra|de|da|do] [{when}]',
    '(quais|que|quantas) <tasks> [eu] (tenho|há|existem|tenho que fazer|devo fazer|preciso fazer|faltam|vencem|estão pendentes) [que fazer|para fazer|pra fazer|pendentes|por fazer|em aberto] [para|pra] [{when}]',
    `${SHOW} [todas|todos] <mytasks> [pendentes|abertas|em aberto] [para|pra|de|da|do] [{when}]`,
    `${SHOW} (tudo|o que tenho que fazer|o que tenho de fazer|o que eu tenho que fazer|o que tenho para fazer|o que eu tenho pra fazer|o que há para fazer|o que falta fazer|o que tenho) [para|pra] [{when}]`,
    '[todas|todos] <mytasks> [pendentes|abertas] [para|pra|de|da|do] [{when}]',
    '(tarefas|afazeres) (para|pra|de|da|do) {when}',
    '(tarefas|afazeres|todo) [{when}]',
    '[eu] (tenho|há|tem) (algo|alguma coisa|alguma <task>|<tasks>|coisas) [que fazer|para fazer|pra fazer|pendente|a fazer|marcado] [para|pra] [{when}]',
    `${SHOW} [todas] [as|os] [minhas|meus] <tasks> {overdue}`,
    `${SHOW} o que (está|tenho|tem) {overdue}`,
    `${WHAT} (está|tenho|tem|há|é que está) {overdue}`,
    '(quais|que|quantas) [das|são] [as] [minhas] <tasks> [estão|tenho|há] {overdue}',
    '(quais|que|quantas) <tasks> (estão|tenho|há) {overdue}',
    '[todas] [as|os] [minhas|meus] <tasks> {overdue}',
    '[eu] (tenho|há|tem) [algo|alguma] [<task>|<tasks>|coisa] {overdue}',
    '{overdue}',
    `[${SHOW}] [as|os] [minhas|meus] <tasks> {done}`,
  ],
  'task.done': [
    `${MARK} {which:task} (como|por|de) ${DONE}`,
    `${MARK} (como|por) ${DONE} {which:task}`,
    '(conclui|conclua|concluir|completa|complete|completar|finaliza|finalize|finalizar) {which:task}',
    '(risca|risque|riscar) {which:task} [(da|na|de|das) <mylist>]',
    '(dá|dê|dar|da) baixa (em|na|no|de|da|do) {which:task}',
    '(termina|termine|terminar|fecha|feche|fechar) (a <task>|o <task>|o número|a número) {which:task}',
    '(feito|feita|concluído|concluída|terminado|terminada|pronto) {which:task}',
  ],
  'task.reopen': [
    '(reabre|reabra|reabrir|desmarca|desmarque|desmarcar|reativa|reativar|reative) {which:task}',
    '(abre|abra|abrir) {which:task} (de novo|novamente|outra vez)',
    '(volta|volte|voltar) a abrir {which:task}',
    `${MARK} {which:task} como (não|não está|ainda não) ${DONE}`,
    `${MARK} {which:task} como (pendente|aberta|aberto|por fazer|a fazer|incompleta|incompleto|em aberto)`,
  ],
  'task.remove': [
    '(apaga|apague|apagar|remove|remova|remover|elimina|elimine|eliminar|exclui|exclua|excluir|deleta|delete|deletar|retira|retire|retirar) {which:task}',
    `${REMOVE} {which:task} (da|das|de|do|na|nas) <mylist>`,
    '(livra-te|livre-se) de {which:task}',
  ],
});
