import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const polish = phraseBook<BuiltinDeclarations>()({
  'reminder.set': [
    '[{at}] [{repeat}] <remind> [{repeat}] [{at}] [(o|że|żeby|żebym|aby|abym|iż|że mam|że muszę)] {what}',
    '<remind> {what}',
    '<remind> [{repeat}] [{at}]',
    '{at} <remind> {what}',
    '[{at}] (ustaw|ustawić|ustaw mi|dodaj|dodać|dodaj mi|utwórz|utworzyć|stwórz|zrób|zrób mi) [nowe] przypomnienie [{at}] [(o|żeby|że|na temat|dla)] {what}',
    '(ustaw|ustaw mi|ustawić|dodaj|dodaj mi|utwórz|stwórz|zrób) [nowe] przypomnienie [na|o] {at}',
    '[nowe] przypomnienie [{at}] (o|żeby) {what}',
    'nie pozwól mi zapomnieć [(o|żeby|że)] {what}',
    '[{at}] (obudź mnie|obudzić mnie|budź mnie) [{at}]',
  ],
  'reminder.list': [
    '[(pokaż|pokaż mi|wyświetl|wypisz|podaj|wymień|pokazać)] [wszystkie] [moje] przypomnienia [na|z] [{when}]',
    '(jakie|które|ile) (mam|są) przypomnienia [na] [{when}]',
    '(jakie|które|ile) (przypomnienia|przypomnień) (mam|są) [ustawione|ustawionych] [na] [{when}]',
    'czy mam [jakieś] przypomnienia [na] [{when}]',
  ],
  'reminder.cancel': [
    '(anuluj|anulować|usuń|usunąć|skasuj|skasować|odwołaj|wyłącz) [moje|to] przypomnienie [numer|o|na|dotyczące] {which}',
    '(anuluj|anulować|usuń|usunąć|skasuj|odwołaj|wyłącz) [moje|to] przypomnienie',
    '(anuluj|anulować|usuń|usunąć|skasuj|skasować|wyłącz) {which:all-reminders}',
    'nie przypominaj mi już o {which}',
  ],
  undo: [
    '(cofnij|cofnąć|cofnij to|cofaj) [to|ostatnie|ostatnią zmianę|ostatnią akcję|ostatnie zmiany|ostatnie działanie|ostatnią operację]',
    '(wycofaj|wycofać|odkręć) (to|ostatnią zmianę|ostatnią akcję)',
    '(wróć|cofnij się)',
    '(przywróć|zrób) (to|jak było|poprzedni stan)',
    '(pomyliłem się|pomyliłam się|to był błąd|to pomyłka|to była pomyłka) [cofnij|cofnij to]',
    '(cofnij|wycofaj) {all}',
    '(cofnij|wycofaj) {rest}',
    'undo',
  ],
  help: [
    '(pomoc|pomóż|pomocy|pomóż mi|help|ratunku)',
    '(potrzebuję|chcę|potrzebna mi) [twojej] (pomocy|pomoc)',
    'co (potrafisz|umiesz|możesz|możesz zrobić|możesz dla mnie zrobić|potrafisz zrobić|umiesz robić)',
    'co [ja] (mogę|mogę do ciebie|można) (powiedzieć|zrobić|napisać|pisać|mówić|zapytać) [tutaj|tu]',
    'jak (to działa|działasz|cię używać|z ciebie korzystać|tego używać|z tego korzystać)',
    '(kim|czym) jesteś',
    'do czego służysz',
    '[(pokaż|wyświetl|podaj|pokaż mi)] [listę] (komendy|polecenia|pomoc|komend|poleceń|opcje|funkcje)',
    '(pomoc|pomóż mi|pomóż) (z|w|w sprawie|na temat) {topic}',
    'jakie (są|znasz|masz) (komendy|polecenia|funkcje)',
  ],
  'never-mind': [
    '(nieważne|nie ważne|mniejsza o to|mniejsza z tym|zapomnij|zapomnij o tym|daj spokój|nic|nic takiego|zostaw|zostaw to|odpuść|spoko|nie trzeba|już nie trzeba|niepotrzebne)',
    '(anuluj|anulować|przerwij|stop|przestań|rezygnuję|zrezygnuj|cancel) [to|z tego]',
    'nie (zostaw|anuluj|nieważne|zapomnij|nic)',
    '(rozmyśliłem się|rozmyśliłam się|zmieniłem zdanie|zmieniłam zdanie|jednak nie|lepiej nie)',
  ],
  more: [
    '(więcej|pokaż więcej|dalej|następne|kolejne|reszta|pokaż resztę|pokaż mi resztę|pokaż dalej|co jeszcze|co dalej|kontynuuj)',
  ],
  status: [
    '[jaki jest] [twój] (status|stan)',
    '(czy wszystko działa|wszystko działa|wszystko w porządku|jesteś tam|działasz|czy działasz)',
  ],
  why: ['(dlaczego|czemu) [tak|to]', '(dlaczego|czemu) (tak mówisz|tak powiedziałeś)'],
});
