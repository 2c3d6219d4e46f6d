import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const ADD =
  '(přidej|přidat|přidejte|přidej mi|přidáš|přidáte|přidal bys|přidala bys|připiš|připsat|připiš mi|přihoď|přihodit|dopiš|dopsat|doplň|doplnit)';
const PUT =
  '(dej|dát|dejte|dej mi|dáš|zapiš|zapsat|zapište|zapiš mi|zapíšeš|napiš|napsat|napiš mi|poznamenej|poznamenat|poznamenej si|vlož|vložit|hoď|hodit|zařaď|zařadit|zaznamenej|zaznamenat)';
const MAKE = '(vytvoř|vytvořit|vytvořte|vytvoř mi|založ|založit|založ mi|udělej|udělat|udělej mi)';
const SHOW =
  '(ukaž|ukázat|ukažte|ukaž mi|ukážeš mi|zobraz|zobrazit|zobraz mi|vypiš|vypsat|vypiš mi|řekni|řekni mi|dej mi|přečti|přečti mi|vyjmenuj|chci vidět|podívej se na|sepiš|prozraď)';
const DONE =
  '(hotové|hotový|hotovou|hotová|hotovo|splněné|splněný|splněnou|splněno|dokončené|dokončený|dokončenou|dokončeno|vyřízené|vyřízený|vyřízenou|vyřízeno|udělané|udělaný|udělanou|ukončené|ukončený|provedené)';
const MARK = '(označ|označit|označte|označ mi|označíš|nastav|nastavit|dej|dát)';
const REMOVE =
  '(smaž|smazat|smažte|smaž mi|smažeš|vymaž|vymazat|vymaž mi|odstraň|odstranit|odstraňte|odstraň mi|vyhoď|vyhodit|odeber|odebrat|škrtni|škrtnout|vyškrtni|vyškrtnout)';

export const czech = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] (${ADD}|${PUT}) {title} (na|do|mezi|k) <mylist> [na|do] [{due}]`,
    `(${ADD}|${PUT}) (na|do|mezi|k) <mylist> {title}`,
    `[{due}] ${ADD} {title:new}`,
    '(zapiš|zapsat|zapiš mi|zapište|poznamenej|poznamenej si|poznač) {title}',
    `(${ADD}|${MAKE}|${PUT}) [nový|tento|další|jako] <task> [s názvem|jménem|nazvaný|abych|že mám] {title}`,
    `(${ADD}|${PUT}) {title} jako [nový] <task>`,
    `(${ADD}|${PUT}) {title} (na|do) [můj|mého|náš|našeho] (seznam|seznamu) {project} [na|do] [{due}]`,
    `(${ADD}|${PUT}) (na|do) [můj|mého|náš] (nákupní|nákupního) (seznam|seznamu) {title}`,
    `(${ADD}|${PUT}) {title} (na|do) [můj|mého|náš|našeho] {project:word} (seznam|seznamu) [na|do] [{due}]`,
    `(${ADD}|${PUT}) {title} (do|k) [mého] (projektu|projekt) {project} [na|do] [{due}]`,
    'nový <task> [abych] {title}',
    '(úkol|k vyřízení) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    'co (mi|mě) [ještě] (zbývá|čeká|chybí) [{when}] [udělat|dělat|zařídit] [na] [{when}]',
    'co [ještě|všechno] (mám|máme|musím|musíme|je|zbývá|mi zbývá|bych měl|bych měla|mě čeká|nás čeká|chybí) [ještě] [{when}] [ještě] [dělat|udělat|za úkol|na práci|na programu|v plánu|naplánováno|naplánované|zařídit|k vyřízení|na seznamu|hotovo] [na|v|ve] [{when}]',
    'co (mám|je|máme|mi zbývá|zbývá) [ještě] [{when}] (na|v) <mylist> [na] [{when}]',
    'co {when} (mám|musím|máme|je) [dělat|udělat|v plánu|na programu]',
    '(jaké|které|kolik) (mám|máme|jsou|mi zbývá) [{when}] [ještě] <tasks> [na|v] [{when}]',
    '(jaké|které|kolik) <tasks> (mám|máme|jsou|zbývají|mi zbývají|musím udělat|mě čekají) [{when}] [na|v|ve] [{when}]',
    '(jaké|které) jsou [všechny] <mytasks> [na|z] [{when}]',
    `${SHOW} [všechny] <mytasks> [na|pro|z] [{when}]`,
    `${SHOW} (všechno|vše|co mám dělat|co mám udělat|co musím udělat|co mám|co je potřeba udělat|co zbývá|co mě čeká) [na|v|ve] [{when}]`,
    `${SHOW} co mám {when} [dělat|udělat]`,
    '[všechny] <mytasks> [na|pro|z] [{when}]',
    '(úkoly|seznam) [na|pro] {when}',
    '(úkoly|seznam úkolů|todo) [{when}]',
    '(mám|máme|je|čeká mě) [{when}] (něco|nějaké <tasks>|nějaký úkol|<tasks>) [{when}] [dělat|udělat|na práci|v plánu|naplánováno|k vyřízení|za úkol] [na|v] [{when}]',
    `${SHOW} [všechny] [moje|mé] {overdue} [<tasks>]`,
    `${SHOW} [všechny] [moje|mé] <tasks> {overdue}`,
    `${SHOW} co je {overdue}`,
    'co [mám|je] {overdue}',
    '(jaké|které|kolik) <tasks> (jsou|mám|je) {overdue}',
    '(jaké|které|kolik) (mám|jsou) {overdue} <tasks>',
    '[všechny] [moje|mé] {overdue} <tasks>',
    '[všechny] [moje|mé] <tasks> {overdue}',
    '(mám|je|jsou) (něco|nějaké <tasks>|nějaké) {overdue} [<tasks>]',
    '{overdue}',
    `[${SHOW}] [moje|mé] {done} <tasks>`,
  ],
  'task.done': [
    `${MARK} {which:task} (jako|za|na) ${DONE}`,
    `${MARK} (jako|za) ${DONE} {which:task}`,
    '(odškrtni|odškrtnout|odškrtněte|odškrtni mi|odfajfkuj|odfajfkovat|odškrtneš) {which:task} [(ze|na|z) <mylist>]',
    '(dokonči|dokončit|splň|splnit|uzavři|uzavřít) <task> {which:task}',
    '(dokončit|splň|splnit) {which:task}',
    '(hotovo|hotové|splněno|vyřízeno) {which:task}',
  ],
  'task.reopen': [
    '(znovu|opět|zase) (otevři|otevřít) {which:task}',
    '(otevři|otevřít) (znovu|opět|zase) {which:task}',
    '(otevři|otevřít) {which:task} (znovu|opět|zase)',
    '(odznač|odznačit|obnov úkol) {which:task}',
    `${MARK} {which:task} jako (ne|ještě ne) ${DONE}`,
    `${MARK} {which:task} jako (nehotové|nehotový|nehotovou|nesplněné|nesplněný|nesplněnou|nedokončené|nedokončený|otevřené|otevřený|neudělané)`,
  ],
  'task.remove': [
    '(smaž|smazat|smažte|smaž mi|smažeš|vymaž|vymazat|vymaž mi|odstraň|odstranit|odstraňte|odstraň mi|odeber|odebrat) {which:task}',
    `${REMOVE} {which:task} (z|ze) <mylist>`,
    '(zbav se|zbavit se) {which:task}',
  ],
});
