import { phraseBook } from '../../../core/phrase-book.ts';
import type { TaskDeclarations } from '../declared.ts';

const ADD =
  '(dodaj|dodać|dodajcie|dodaj mi|dodasz|dopisz|dopisać|dopisz mi|dopiszesz|dorzuć|dorzucić|dorzuć mi|dołóż|dołóż mi)';
const PUT =
  '(wpisz|wpisać|wpisz mi|wpiszesz|zapisz|zapisać|zapisz mi|zapiszesz|zanotuj|zanotować|zanotuj mi|wrzuć|wrzucić|wrzuć mi|wrzucisz|umieść|umieścić|wstaw|wstawić|wstaw mi)';
const MAKE = '(utwórz|utworzyć|stwórz|stworzyć|zrób|zrobić|załóż|założyć|utwórz mi|stwórz mi|nowe)';
const SHOW =
  '(pokaż|pokaż mi|pokazać|pokażesz|wyświetl|wyświetl mi|wyświetlić|wypisz|wypisz mi|wypisać|podaj|podaj mi|podać|wymień|powiedz|powiedz mi|przeczytaj|przeczytaj mi|daj|daj mi|zobacz|zobaczyć|wylistuj|chcę zobaczyć|sprawdź)';
const DONE =
  '(zrobione|zrobiony|zrobiona|zrobionych|zrobionego|wykonane|wykonany|wykonana|ukończone|ukończony|ukończona|zakończone|zakończony|zakończona|gotowe|gotowy|gotowa|załatwione|załatwiony|załatwiona|skończone|odhaczone)';
const MARK = '(oznacz|oznaczyć|oznacz mi|oznaczysz|zaznacz|zaznaczyć|zaznacz mi|ustaw|ustawić)';
const REMOVE =
  '(usuń|usunąć|usuń mi|usuniesz|skasuj|skasować|skasuj mi|wykasuj|wykasować|wykreśl|wykreślić|wyrzuć|wyrzucić|wywal|wywalić|zdejmij|zdjąć|zlikwiduj)';

export const polish = phraseBook<TaskDeclarations>()({
  'task.add': [
    `[{due}] (${ADD}|${PUT}) {title} (do|na|w) <mylist> [na|do] [{due}]`,
    `(${ADD}|${PUT}) (do|na|w) <mylist> {title}`,
    `[{due}] ${ADD} {title:new}`,
    '(zapisz|zapisać|zapisz mi|zanotuj|zanotować|zanotuj mi|wpisz mi) {title}',
    `(${ADD}|${MAKE}|${PUT}) [nowe|to|takie|jako] <task> [o nazwie|pod tytułem|o treści|żeby|aby] {title}`,
    `(${ADD}|${PUT}) {title} jako [nowe] <task>`,
    `(${ADD}|${PUT}) {title} (do|na) [mojej|moją|naszej|naszą] (listy|listę) {project} [na|do] [{due}]`,
    `(${ADD}|${PUT}) (do|na) [mojej|moją|naszej|naszą] (listy|listę) (zakupów|zakupy) {title}`,
    `(${ADD}|${PUT}) {title} (do|w) [mojego] (projektu|projekcie) {project} [na|do] [{due}]`,
    'nowe <task> [żeby|aby] {title}',
    '(zadanie|do zrobienia) {title:colon}',
    '(todo|to-do) {title}',
  ],
  'task.list': [
    'co [ja|my|jeszcze] (mam|mamy|muszę|musimy|powinienem|powinnam|trzeba|jest|zostało|mi zostało|pozostało) [jeszcze] [{when}] [jeszcze] [do zrobienia|zrobić|do roboty|robić|w planach|w planie|zaplanowane|zaplanowanego|na głowie] [na|w|we] [{when}]',
    'co (mnie czeka|mam w planach|mamy w planach|jest w planie|wypada|przypada) [na|w|we] [{when}]',
    'co (mam|jest|zostało|mamy) [jeszcze] [{when}] (na|w) <mylist> [na] [{when}]',
    '(jakie|które|ile) (mam|mamy|są|mi zostały) [{when}] <tasks> [do zrobienia] [na|w] [{when}]',
    '(jakie|które|ile) <tasks> (mam|mamy|są|zostały|mi zostały|muszę zrobić) [{when}] [do zrobienia] [na|w|we] [{when}]',
    '(jakie|które) są [wszystkie] <mytasks> [na|z] [{when}]',
    `${SHOW} [wszystkie] <mytasks> [na|z|w|do zrobienia] [{when}]`,
    `${SHOW} (wszystko|co mam do zrobienia|co mam zrobić|co jest do zrobienia|co muszę zrobić|co mam|to co mam zrobić|co zostało do zrobienia) [na|w|we] [{when}]`,
    `${SHOW} co mam {when} [do zrobienia|zrobić]`,
    '[wszystkie] <mytasks> [na|z|w|do zrobienia] [{when}]',
    '(zadania|lista|do zrobienia) [na|w] {when}',
    '(zadania|lista zadań|todo) [{when}]',
    '(czy mam|mam|czy jest|czy mamy) [{when}] (coś|jakieś <tasks>|jakieś rzeczy|<tasks>|cokolwiek) [{when}] [do zrobienia|zaplanowane|w planach] [na|w] [{when}]',
    `${SHOW} [wszystkie] [moje] {overdue} [<tasks>]`,
    `${SHOW} [wszystkie] [moje] <tasks> {overdue}`,
    `${SHOW} co jest {overdue}`,
    'co [mam|jest|mi] {overdue}',
    '(jakie|które|ile) <tasks> są {overdue}',
    '(jakie|które|ile) (mam|są) {overdue} <tasks>',
    '[wszystkie] [moje] {overdue} <tasks>',
    '[wszystkie] [moje] <tasks> {overdue}',
    '(czy mam|czy są|czy jest|mam) [coś|jakieś] {overdue} [<tasks>]',
    '{overdue}',
    `[${SHOW}] [moje] {done} <tasks>`,
  ],
  'task.done': [
    `${MARK} {which:task} (jako|za|na) ${DONE}`,
    `${MARK} jako ${DONE} {which:task}`,
    '(odhacz|odhaczyć|odhacz mi|odhaczysz|odfajkuj|odfajkować|odkreśl|skreśl|skreślić) {which:task} [(z|na) <mylist>]',
    '(zakończ|zakończyć|ukończ|ukończyć) <task> {which:task}',
    '(ukończ|ukończyć) {which:task}',
    '(zrobione|gotowe|wykonane|załatwione) {which:task}',
  ],
  'task.reopen': [
    '(otwórz|otworzyć) {which:task} (ponownie|znowu|jeszcze raz|na nowo|z powrotem)',
    '(otwórz|otworzyć) (ponownie|znowu|jeszcze raz|na nowo) {which:task}',
    '(ponownie|znowu) (otwórz|otworzyć) {which:task}',
    '(odznacz|odznaczyć|wznów|wznowić|reaktywuj) {which:task}',
    `${MARK} {which:task} jako (nie|jeszcze nie) ${DONE}`,
    `${MARK} {which:task} jako (niezrobione|niezrobiony|niezrobiona|niewykonane|niewykonany|nieukończone|niezakończone|otwarte|otwarty|otwarta|do zrobienia|niegotowe)`,
  ],
  'task.remove': [
    '(usuń|usunąć|usuń mi|usuniesz|skasuj|skasować|skasuj mi|wykasuj|wykasować|wykreśl|wykreślić|zlikwiduj) {which:task}',
    `${REMOVE} {which:task} (z|ze) <mylist>`,
    '(pozbądź się|pozbyć się) {which:task}',
  ],
});
