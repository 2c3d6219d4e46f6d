import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const polish = phraseBook<BuiltinDeclarations>()({
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
});
