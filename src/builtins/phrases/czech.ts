import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const czech = phraseBook<BuiltinDeclarations>()({
  'reminder.set': [
    '[{at}] [{repeat}] <remind> [{repeat}] [{at}] [(že|ať|abych|že mám|že musím|aby)] {what}',
    '<remind> {what}',
    '<remind> [{repeat}] [{at}]',
    '{at} <remind> {what}',
    '[{at}] (nastav|nastavit|nastav mi|přidej|přidat|přidej mi|vytvoř|vytvořit|vytvoř mi|udělej) [novou] (připomínku|upomínku) [{at}] [(na|že|abych|o|pro)] {what}',
    '(nastav|nastavit|nastav mi|přidej|přidej mi|vytvoř|vytvoř mi) [novou] (připomínku|upomínku) [na|v] {at}',
    '[nová] připomínka [{at}] (na|o|abych) {what}',
    'nenech mě zapomenout [(že|na|abych)] {what}',
    '[{at}] (vzbuď mě|probuď mě) [{at}]',
  ],
  'reminder.list': [
    '[(ukaž|ukaž mi|zobraz|vypiš|vypiš mi|řekni mi|ukázat|zobrazit)] [všechny] [moje|mé] (připomínky|upomínky) [na|pro] [{when}]',
    '(jaké|které|kolik) (mám|jsou) (připomínky|připomínek) [na] [{when}]',
    '(jaké|které|kolik) (připomínky|připomínek) (mám|jsou) [nastavené|nastavených] [na] [{when}]',
    'mám [nějaké] připomínky [na] [{when}]',
  ],
  'reminder.cancel': [
    '(zruš|zrušit|smaž|smazat|odstraň|odstranit|vypni) [mou|moji|tu] (připomínku|upomínku) [číslo|na|o|pro] {which}',
    '(zruš|zrušit|smaž|smazat|odstraň|vypni) [mou|moji|tu] (připomínku|upomínku)',
    '(zruš|zrušit|smaž|smazat|odstraň|odstranit) {which:all-reminders}',
    'už mi nepřipomínej {which}',
  ],
  undo: [
    '(vrať|vrátit|vraťte) (to|to zpátky|to zpět|poslední změnu|poslední akci|poslední krok)',
    '(zpět|zpátky|undo)',
    '(odvolej|odvolat|zruš) (poslední změnu|poslední akci|to poslední|poslední krok)',
    '(krok|jdi|jeden krok) (zpět|zpátky)',
    '(spletl jsem se|spletla jsem se|to byl omyl|to byla chyba|omyl) [vrať to|vrať to zpět]',
    '(vrať|vrátit) {all} [zpět|zpátky]',
    '(vrať|vrátit) {rest} [zpět|zpátky]',
    '(vezmi|vzít) to zpět',
  ],
  help: [
    '(pomoc|pomoz|nápověda|pomoz mi|help|pomozte|pomozte mi)',
    '(potřebuju|potřebuji|chci) [tvoji] (pomoc|pomoct|pomoci|poradit)',
    'co (umíš|dovedeš|můžeš|všechno umíš|všechno dovedeš|umíte|dokážeš|zvládneš) [všechno] [dělat|udělat|pro mě udělat]',
    'co (můžu|mohu|se dá|ti můžu|ti mohu) (říct|říci|napsat|dělat|udělat|zeptat|psát|říkat) [tady]',
    'jak (to funguje|funguješ|tě mám používat|tě používat|se to používá|to mám používat|s tebou pracovat)',
    '(kdo|co) jsi',
    'k čemu (jsi|sloužíš|slouží)',
    '[(ukaž|zobraz|vypiš|ukaž mi)] [všechny|seznam] (příkazy|nápovědu|příkazů|možnosti|funkce)',
    '(pomoc|pomoz mi|nápověda|pomoz) (s|se|k|ke|na) {topic}',
    'jaké (jsou|máš|znáš) (příkazy|funkce|možnosti)',
  ],
  'never-mind': [
    '(nevadí|to nevadí|zapomeň na to|zapomeň|nech to|nech to být|nech být|nic|to nic|na tom nesejde|to je jedno|je to jedno|kašli na to|vykašli se na to|není potřeba|netřeba|není třeba)',
    '(zruš|zrušit|zruš to|přestaň|stop|dost|storno|přeruš to)',
    'ne (nech to|zruš to|zapomeň|nic|nech to být)',
    '(rozmyslel jsem si to|rozmyslela jsem si to|změnil jsem názor|změnila jsem názor|raději ne|radši ne|vlastně ne)',
  ],
  more: ['(víc|více|ukaž víc|ukaž další|další|pokračuj|zbytek|ukaž zbytek|co dál|co ještě|ostatní|dál)'],
  status: [
    '[jaký je] [tvůj] (stav|status)',
    '(funguje všechno|je všechno v pořádku|jsi tam|všechno funguje|je všechno ok)',
  ],
  why: ['proč [to]', 'proč (to říkáš|jsi to řekl)'],
});
