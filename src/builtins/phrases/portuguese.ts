import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const portuguese = phraseBook<BuiltinDeclarations>()({
  'reminder.set': [
    '[{at}] [{repeat}] <remind> [{repeat}] [{at}] [(de|que|do|da|para|pra|que tenho de|que tenho que|que preciso)] {what}',
    '<remind> {what}',
    '<remind> [{repeat}] [{at}]',
    '{at} <remind> {what}',
    '[{at}] (põe|ponha|pôr|cria|crie|criar|adiciona|adicione|adicionar|coloca|coloque|colocar|define|definir|agenda|agende|agendar|configura|configure|faz|faça) [um|o|meu|me um] [novo] lembrete [{at}] [(para|pra|de|sobre)] {what}',
    '(põe|cria|crie|criar|adiciona|adicione|coloca|coloque|define|agenda|agende) [um] lembrete [para|pra|às] {at}',
    '[um|novo] lembrete [{at}] (para|pra|de) {what}',
    'não me deixes esquecer de {what}',
    'não me deixe esquecer de {what}',
    '[{at}] (acorda-me|acorde-me|me acorda|me acorde) [{at}]',
  ],
  'reminder.list': [
    '[(mostra|mostre|mostra-me|me mostra|me mostre|mostrar|lista|liste|listar|ver|diz-me)] [todos] (os meus|meus|os) lembretes [para|pra|de] [{when}]',
    '(que|quais|quantos) lembretes [eu] (tenho|há|tem) [marcados|agendados] [para|pra|de] [{when}]',
    'quais são [todos] (os meus|meus|os) lembretes [para|pra|de] [{when}]',
    '[eu] (tenho|há|tem) algum lembrete [para|pra|de] [{when}]',
    'lembretes [para|pra|de] [{when}]',
  ],
  'reminder.cancel': [
    '(cancela|cancele|cancelar|apaga|apague|apagar|remove|remova|remover|elimina|elimine|exclui|exclua|excluir|tira|tire) (o|o meu|meu|esse|este) lembrete [número|de|para|sobre|do|da] {which}',
    '(cancela|cancele|cancelar|apaga|apague|apagar|remove|remova|elimina|exclui|exclua) (o|o meu|meu|esse|este) lembrete',
    '(cancela|cancele|cancelar|apaga|apague|apagar|remove|remova|elimina|exclui|exclua) {which:all-reminders}',
    'não me lembres mais de {which}',
    'não me lembre mais de {which}',
  ],
  undo: [
    '(desfaz|desfaça|desfazer|desfaz isso|reverte|reverta|reverter) [isso|isto|o último|a última|a última ação|a última alteração|a última mudança|o que fizeste|o que você fez]',
    '(anula|anule|anular) (isso|isto|a última ação|a última alteração)',
    '(volta|volte|voltar) atrás',
    '(deixa|põe|coloca|deixe) como estava',
    '(enganei-me|me enganei|foi um erro|foi engano|errei) [desfaz|desfaça|desfaz isso]',
    '(desfaz|desfaça|desfazer) {all}',
    '(desfaz|desfaça|desfazer) {rest}',
    'undo',
  ],
  help: [
    '(ajuda|ajuda-me|me ajuda|ajude-me|me ajude|help|socorro)',
    '(preciso de|quero|preciso da sua|preciso da tua) ajuda',
    '(o que|que|o que é que|oq) [você|tu|vc] (podes|sabes|pode|sabe|consegue|consegues) fazer [por mim|aqui]',
    '(o que|que|o que é que) [eu] (posso|te posso|posso te) (dizer|pedir|fazer|perguntar|escrever|dizer-te|pedir-te) [aqui]',
    'como (funciona|funciona isto|funciona isso|funcionas|você funciona|te uso|se usa|uso isto|usar|eu uso isso)',
    '(quem|o que|que) (és|é você|és tu|é vc)',
    'para que (serves|serve|você serve)',
    '[(mostra|mostre|mostrar|ver|me mostra)] [os|a|teus|seus|as] (comandos|ajuda|opções|funções)',
    '(ajuda|ajuda-me|me ajuda) (com|sobre|em) {topic}',
  ],
  'never-mind': [
    '(esquece|esqueça|esquece isso|esqueça isso|deixa|deixa lá|deixa pra lá|deixa para lá|deixe|deixa estar|não importa|tanto faz|nada|não é nada|não precisa|não é preciso)',
    '(cancela|cancele|cancelar|para|pare|pára|chega|stop|aborta) [isso|isto|tudo]',
    '(não|não não) (deixa|esquece|cancela|deixa pra lá|deixa lá|nada)',
    '(mudei de ideia|mudei de ideias|melhor não|afinal não|pensando bem não)',
  ],
  more: [
    '(mais|mostra mais|mostre mais|me mostra mais|continua|continue|próximo|próximos|próximas|seguinte|seguintes|o resto|os outros|as outras|ver mais|o que mais)',
  ],
  status: [
    '[qual é|qual o] [o|o teu|o seu|teu|seu] (estado|status)',
    '(está tudo bem|tudo a funcionar|está tudo funcionando|tudo bem|estás aí|você está aí|tudo certo)',
  ],
  why: [
    '(por quê|porquê|por que|porque) [isso]',
    '(por que|porque) (dizes isso|disseste isso|você disse isso)',
  ],
});
