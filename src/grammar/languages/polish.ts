import { polish as parts } from './parts/polish.ts';
import { polishTimes as times } from './time/polish.ts';
import { each, list } from './word-list.ts';
import type { LanguageWords } from './words.ts';

export const polish: LanguageWords = {
  tag: 'pl',
  parts,
  times,
  classes: {
    remind:
      'przypomnij mi|przypomnij|przypomnieć mi|przypomnisz mi|przypominaj mi|mi przypomnieć|przypomnij nam',
    'all-reminders': 'wszystkie [moje] przypomnienia|moje przypomnienia',
    task: 'zadanie|zadania|zadanko|todo|to-do|pozycję|wpis|punkt|sprawę|rzecz|sprawa|pozycja',
    tasks: 'zadania|zadań|todo|to-do|sprawy|spraw|rzeczy|rzeczy do zrobienia|punkty|pozycje|obowiązki',
    mylist:
      '[moją|mojej|moja|mojej|moich|naszą|naszej|swojej|swoją|tę|tej] (listę|listy|liście|lista|listę zadań|listy zadań|liście zadań|listę rzeczy do zrobienia|listy rzeczy do zrobienia|liście rzeczy do zrobienia|listę todo|listy todo|listę to-do|listy to-do|liście to-do|liście todo|to-do list|todo)|[moich|swoich|naszych] (zadań|zadaniach)|zadania',
    mytasks:
      '(moje|nasze|te) (zadania|sprawy|rzeczy do zrobienia|todo|obowiązki)|[moją|moja|mojej] (listę|lista|listę zadań|lista zadań|listy zadań|listę rzeczy do zrobienia|listę todo|listę to-do)|zadania',
  },
  telling: list(`
    i, w, na, do, co, mam, dodaj, dzisiaj, dziś, jutro, proszę, moje, moją, mojej, mi, jest, się, nie,
    pokaż, zadania, zadanie, listy, listę, czy, zrobienia, z, po, o, jako, mnie, ty, ja, on, ona, my,
    wy, oni, to, ten, ta, te, tego, tej, kto, gdzie, kiedy, jak, jakie, które, usuń, skasuj, oznacz,
    odhacz, przypomnij, zapisz, wpisz, utwórz, nowe, wszystkie, każdy, każdego, przyszły, następny,
    przed, dla, od, za, przez, zrobione, możesz, mógłbyś, chcę, chciałbym, są, być, był, była, ale, lub,
    albo, też, już, jeszcze, bardzo, dzięki, moich, moja, mój, swoje, ze, we, ku, u`),
  sameWords: [],
  openers: list(`
    proszę, prosze, proszę cię, poproszę, hej, cześć, siema, witaj, dzień dobry, dobry wieczór, halo, ok, okej, dobra, dobrze, no, no to, więc, a, i, teraz, słuchaj, szybko, yyy, uprzejmie proszę`),
  requests: list(`
    czy możesz, czy mógłbyś, czy mogłabyś, możesz, mógłbyś, mogłabyś, czy może pan, czy może pani, czy
    mógłby pan, czy mogłaby pani, czy możesz mi, możesz mi, mógłbyś mi, mogłabyś mi, chcę, chciałbym,
    chciałabym, chciałbym żebyś, trzeba, należy, potrzebuję, musisz, masz, proszę o, weź, czy można, czy
    dałoby się, da się, bądź tak miły i, bardzo proszę, czy byłbyś w stanie`),
  asks: list(`
    czy mogę, mogę, czy mam, czy powinienem, czy powinnam, czy muszę`),
  closers: list('proszę, prosze, proszę cię, jeśli możesz, dla mnie, z góry dzięki, dobra, okej'),
  closersAfterMark: list('dzięki, dziękuję, dziekuje, dzieki, wielkie dzięki, dziękuję bardzo, ok'),
  articles: list(
    'zadanie, to zadanie, moje zadanie, numer, zadanie numer, nr, zadanie nr, punkt, pozycję, sprawę, to, mój, moja, moje',
  ),
  pronouns: list(`
    to, tamto, ten, ta, tę, te, go, ją, je, ich, wszystko, wszystkie, coś, nic, tutaj, tam, mnie, mi, ty, ciebie, on, ona, my, nas, wy, oni, wszyscy, zadanie, zadania, nowe zadanie, rzecz, rzeczy, pierwsze, ostatnie, jakieś zadanie`),
  references: {
    it: list('to, je, go, ją, to zadanie'),
    that: list('tamto, tamto zadanie, tamten, tamtą'),
    last: list('ostatnie, ostatni, ostatnią, ostatnie zadanie'),
  },
  all: list('wszystkie, wszystkie moje'),
  things: list('przypomnienia, zadania, todo'),
  inside: list('w, z, ze, w projekcie, z projektu, z etykietą'),
  overdue: list('zaległe, przeterminowane'),
  through: list('na, w, przez, z'),
  ownList: list(
    'na mojej własnej liście, do mojej własnej listy, na moją własną listę, z mojej własnej listy',
  ),
  noPart: list('teraz, jeszcze, naprawdę, pewnie, źle, dobrze, tak, mnie, więcej, bardzo, ok, tu, tam'),
  as: list('jako, o nazwie'),
  people: list('mi, mnie, nam, nas, ci, ciebie, jemu, jej, im, ja, ty, my'),
  retractions: list(`
    nieważne, zapomnij, nie czekaj, czekaj nie, albo nie, jednak nie, żartuję, żart, żartowałem, żartowałam, haha, nie nie, anuluj, lol`),
  into: list('do, na, w'),
  determiners: list(
    'mój, moja, moje, moją, mojej, mojego, moim, nasz, naszą, naszej, naszego, twój, twojego, jego, jej, ten, tę, tego, tej',
  ),
  places: list(`
    kalendarza, kalendarz, terminarza, projektu, pokoju, czatu, kanału, grupy, rozmowy, tablicy, koszyka, kontaktów, playlisty, playlistę, albumu, notatek, przypomnień, skrzynki, planu, dziennika, ulubionych, kosza, folderu, pliku, dokumentu, przepisu, zupy, sosu, zamówienia, lodówki, stół`),
  elsewhere: [
    ...list(`wydarzenie, jakieś wydarzenie, 
    do kalendarza, w kalendarzu, do terminarza, do playlisty, do koszyka, do zupy, do sosu, do lodówki, do albumu, w albumie, do czatu, do grupy, na grupę, do kontaktów, do ulubionych, do notatek, do notatnika, na stół, do piekarnika, do piekarnik`),
    ...each(
      `do, na`,
      `poniedziałkowego, wtorkowego, środowego, czwartkowego, piątkowego, sobotniego, jutrzejszego, dzisiejszego, mojego, mojej, mojego wspólnego, moich, tego, tej,`,
      `spotkania, wydarzenia, grupy, czatu, ulubionych, playlisty, listy odtwarzania, kontaktów, koszyka, kalendarza, zupy, sałatki`,
    ),
  ],
  conjunctions: list('i, oraz, potem, ale, lub, albo, też, a'),
  orders: list(
    'dodaj, przypomnij, oznacz, usuń, pokaż, powiedz, skasuj, odhacz, cofnij, wpisz, zapisz, też, potem',
  ),
  noRequest: list(`
    nie, nigdy, jeśli, jeżeli, gdy, kiedy, bo, ponieważ, dlaczego, czemu, jak, kto, gdzie, co, który, która, które, jaki, jakie, jest, są, był, była, było, mam, masz, ma, mamy, mają, ja, ty, on, ona, my, oni, to, wczoraj, ktoś, nikt, mój, moja, cześć,
    dzięki, tak, przepraszam, może, usuń, skasuj, zmień, przenieś, cofnij, przypomnij, pokaż, powiedz, daj, oznacz, pomoc, już, dodałem, dodałam, zrobiłem, zrobiłam, kupiłem, kupiłam, czy, muszę, powinienem, powinnam`),
  conditions: list(
    'jeśli, jeżeli, gdy, kiedy, gdyby, jak tylko, chyba że, o ile, dopóki, w razie, w przypadku, póki, skoro, tylko jeśli, nawet jeśli',
  ),
  asking: list(
    'zapytać, zapytaj, spytać, spytaj, sprawdzić, sprawdź, dowiedzieć się, dowiedz się, zobaczyć, zobacz, ustalić, wiedzieć, zdecydować, potwierdzić, powiedzieć',
  ),
  negations: list('nie, nigdy, przestań'),
  forgetting: list('zapomnij, zapomnieć, zapominaj'),
  negationsBehind: list('nie, nigdy'),
  refusals: list('nie, nigdy'),
  indefinite: list(`
    jakieś, nowe, nowy, nową, jakiś, kolejne, kolejny, inne`),
  otherThings: list(`
    wydarzenie, wydarzenia, spotkanie, spotkania, wizytę, wizyta, kalendarz, kalendarza, alarm, alarmy,
    budzik, budziki, minutnik, timer, przypomnienie, przypomnienia, kontakt, kontakty, playlistę,
    playlista, playlisty, piosenkę, piosenka, piosenki, utwór, album, muzykę, muzyka, podcast, podcasty,
    głośność, dźwięk, wiadomość, wiadomości, mail, maila, maile, e-mail, e-maile, email, zdjęcie,
    zdjęcia, obraz, wideo, film, plik, pliki, folder, foldery, dokument, dokumenty, konto, konta,
    światło, światła, lampę, lampa, ogrzewanie, termostat, temperaturę, temperatura, jasność,
    powiadomienie, powiadomienia, notatkę, notatka, notatki, aplikację, aplikacja, urządzenie,
    zamówienie, subskrypcję, subskrypcja, lot, rezerwację, rezerwacja, listę, lista, listy, projekt,
    projekty, etykietę, etykiety, pokój, kanał, grupę, grupa, rozmowę, rozmowa, radio, telewizor,
    telefon, wifi, bluetooth, drzwi, ekran, ustawienie, ustawienia, historię, historia, komentarz,
    hałas, linię, stronę, hasło`),
  addressing: list(
    'możesz, mógłbyś, mogłabyś, dodasz, pokażesz, usuniesz, wpiszesz, zapiszesz, wrzucisz, oznaczysz, odhaczysz, dopiszesz',
  ),
  sayings: list(`
    dodaj gazu, dodaj otuchy, dodaj do tego, dodaj dwa do dwóch, dodaj sobie skrzydeł, zrób mi przysługę, zrób miejsce, zrobione na szaro, gotowe na wszystko, gotowe do startu, wrzuć na luz, zapisz się, wpisz się, wykreśl mnie`),
  sequences: list('i potem, potem, a potem, i jeszcze, oraz, następnie, a następnie, także, a także, i też'),
  fillers: list('yyy, eee, hmm, eh, um'),
  about: list('o, z, w sprawie, na temat'),
  noTypos: list(`
    dodaję, dodał, dodała, dodano, dodam, dodajesz, dopisał, dopisze, wpisał, wpisze, wpis, zapisał, zapisze, zapis, zapisz, zanotował, wrzucił, umieści, wstawi, tworzy, utworzy, zrobi, zrobił, zrobił, zrób, pokazał, pokaże, wyświetli, poda, podał, podano,
    powie, powiedział, oznaczy, oznaczał, zaznaczy, odhaczy, ukończy, zakończy, zakończył, skreśli, usunie, usunął, skasuje, skasował, wyrzuci, wyrzucił, otworzy, otworzył, przywróci, lista, listy, listu, list, listopada, listek, zadanie, zdanie, zdania, zadane,
    pytanie, ubranie, spanie, śniadanie, zebranie, moje, twoje, swoje, czoje, może, morze, jutro, jutra, dzień, cień, cały, mały, biały`),
  strong: {
    analysing: list(`
      przeanalizuj, analizuj, analizować, przeanalizować, analiza, analizę, analizy, oceń, ocenić`),
    planning: list(`
      zaplanuj, planuj, planować, zaplanować, plan, planowanie, rozplanuj, rozplanować, zorganizuj,
      zorganizować, przejrzyj, przejrzeć, przegląd, podsumuj, podsumować, podsumowanie, retrospektywa`),
    about: list(`
      dzień, dnia, dni, poranek, popołudnie, wieczór, tydzień, tygodnia, tygodni, tygodnie, weekend, weekendu,
      miesiąc, miesiąca, kwartał, kwartału, rok, roku, produktywność, produktywności, wydajność, wydajności,
      postęp, postępy, postępów, obciążenie, obciążenia, praca, pracę, pracy, zadanie, zadania, zadań, lista
      zadań, listę zadań, listy zadań, todo, plan dnia, harmonogram, harmonogramu, priorytety, priorytetów,
      nawyki, nawyków, czas, czasu, projekty, projektów, tempo, terminy, terminów, co zrobiłem, co zrobiłam`),
    leads: list(`
      pomóż mi, pomóż mi w, pomóż, daj mi, pokaż mi, zrób, zrób mi, przygotuj, chcę, chciałbym, chciałabym,
      potrzebuję, krótką, krótka, szybką, szybki, dokładną, szczegółową, razem, ze mną, i`),
  },
  addExactly: (title) => `dodaj "${title}" do zadań`,
  askDue: (when) => `co mam do zrobienia ${when}`,
  alwaysUseful: ['co mam dzisiaj do zrobienia', 'pokaż wszystkie moje zadania', 'pomoc'],
};
