import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const swedish = phraseBook<BuiltinDeclarations>()({
  undo: [
    'ångra [det|detta|det där|senaste|det senaste|den senaste ändringen|senaste ändringen|allt du gjorde]',
    '(ta|backa|ändra) (tillbaka det|det tillbaka|tillbaka)',
    '(gå|backa) [ett steg] [tillbaka|bakåt]',
    '(återställ|återställa) [det|senaste ändringen|den senaste ändringen]',
    '(det var fel|det blev fel|det var ett misstag|jag gjorde fel|hoppsan) [ångra|ångra det]',
    'ångra {all}',
    'ångra {rest}',
    'undo',
  ],
  help: [
    '(hjälp|hjälp mig|hjälpa mig|help)',
    '(jag behöver|jag vill ha|behöver) hjälp',
    'vad (kan|kan du|klarar du|förstår du) [göra|hjälpa mig med|hjälpa till med|för mig|allt] [för mig|här]',
    'vad kan du',
    'vad (kan|får|ska) (jag|man) (säga|fråga|göra|skriva|be dig om|säga till dig) [här]',
    'hur (funkar|fungerar) (det|det här|du|detta)',
    'hur (använder jag|använder man) (dig|det här|det|detta)',
    '(vem|vad) är du',
    'vad är du (bra för|till för)',
    '[visa] [alla|dina] (kommandon|funktioner|alternativ|kommandona)',
    '(visa|visa mig) (hjälp|hjälpen)',
    '(hjälp|hjälp mig) (med|om) {topic}',
  ],
  'never-mind': [
    '(glöm det|glöm|glöm bort det|strunta i det|strunt i det|strunt samma|skit i det|det var inget|inget|ingenting|det spelar ingen roll|spelar ingen roll|det behövs inte|behövs inte|det gör inget|gör det inte|lägg ner|låt det vara|låt vara)',
    '(avbryt|avbryta|stopp|sluta|stoppa|cancel) [det|det där|det här]',
    'nej (glöm det|strunta i det|avbryt|strunt i det|det var inget)',
    '(jag ändrade mig|jag har ändrat mig|jag ångrade mig|förresten nej|nej förresten)',
  ],
  more: ['(mer|visa mer|visa fler|fler|fortsätt|nästa|resten|visa resten|vad mer|vidare|de andra)'],
  status: ['[vad är] [din] status', '(fungerar allt|funkar allt|är allt okej|är allt ok|är du där|allt bra)'],
});
