import { phraseBook } from '../../core/phrase-book.ts';
import type { BuiltinDeclarations } from './declared.ts';

export const dutch = phraseBook<BuiltinDeclarations>()({
  undo: [
    '(maak|draai) (dat|het|dit|dat laatste|de laatste wijziging|de laatste actie) [weer] (ongedaan|terug)',
    'maak ongedaan',
    '(ongedaan maken|ongedaan|terugdraaien|undo)',
    '(draai|zet) (dat|het|dit|alles) terug',
    '(ga|een stap) terug',
    '(dat was een vergissing|dat was fout|vergissing|foutje) [maak het ongedaan|draai het terug]',
    'maak {all} ongedaan',
    'maak {rest} ongedaan',
  ],
  help: [
    '(help|hulp|help me|help mij|help me even)',
    '(ik heb|ik wil) [je|wat] hulp [nodig]',
    '(wat|wat allemaal) (kan je|kun je|kunt u|kan jij|kun jij) [allemaal|voor me|hier] [doen|voor me doen]',
    'wat (kan|mag) ik (zeggen|vragen|doen|typen|je vragen|tegen je zeggen) [hier]',
    'wat (begrijp|snap|doe) je [allemaal]',
    'hoe (werkt dit|werkt het|werkt dat|werk je|gebruik ik dit|gebruik ik je|moet ik je gebruiken)',
    '(wie|wat) ben (je|jij)',
    'waar ben je (voor|goed voor)',
    "[(toon|geef|laat)] [de|alle|je] (commando's|commandos|opdrachten|opties|mogelijkheden) [zien]",
    'help (me met|met|bij|over) {topic}',
    'hulp bij {topic}',
  ],
  'never-mind': [
    '(laat maar|laat maar zitten|vergeet het|vergeet het maar|vergeet dat|vergeet maar|maakt niet uit|het maakt niet uit|niks|niets|geeft niet|hoeft niet|hoeft niet meer|hoeft al niet meer|doe maar niet|toch maar niet|toch niet|niet nodig)',
    '(annuleer|annuleren|stop|stoppen|afbreken|breek af|cancel) [dat|het|maar|dit]',
    'nee (laat maar|vergeet het|stop|niks|toch maar niet)',
    '(ik heb me bedacht|ik bedenk me|ik ben van gedachten veranderd)',
  ],
  more: [
    '(meer|laat meer zien|toon meer|de rest|ga door|verder|volgende|de volgende|laat de rest zien|en verder|wat nog meer)',
  ],
  status: [
    '[wat is] [je|de|jouw] status',
    '(werkt alles|doet alles het|ben je er|is alles in orde|alles goed|werk je nog)',
  ],
});
