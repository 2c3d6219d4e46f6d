import { literal } from '../../core/reply.ts';
import { inLanguages } from '../../core/speech.ts';
import type { ShownEmoji } from '../../core/verification.ts';
import { GERMAN_NAMES } from './emoji-names.ts';

const pictures = (emoji: readonly ShownEmoji[], nameOf: (name: string) => string): string =>
  emoji.map(({ symbol, name }) => `${symbol} ${literal(nameOf(name))}`).join(' · ');

export const say = inLanguages(
  {
    compare: (emoji: readonly ShownEmoji[]) =>
      `Does your app show the same seven?\n${pictures(emoji, (name) => name)}`,
    match: 'They match',
    differ: 'They differ',
    confirmed: 'Confirmed here. Say in your app that they match, too.',
    verified: '✅ Verified: your app and I trust each other.',
    refused:
      'Not verified: if they differ, somebody may be reading along between us. Tell whoever runs the homeserver.',
    ended: 'The verification ended without a result. You can begin it again in your app.',
    nothingWaits:
      'No verification waits. Open my profile in your app, in our direct room, and choose **Verify**.',
    adminsOnly: 'Only my admins verify me by emoji.',
    elsewhere: 'Others read along here. Verify me in a direct room with me.',
  },
  {
    de: {
      compare: (emoji: readonly ShownEmoji[]) =>
        `Zeigt deine App dieselben sieben?\n${pictures(emoji, (name) => GERMAN_NAMES[name] ?? name)}`,
      match: 'Sie stimmen überein',
      differ: 'Sie sind verschieden',
      confirmed: 'Hier bestätigt. Sag auch in deiner App, dass sie übereinstimmen.',
      verified: '✅ Verifiziert: Deine App und ich vertrauen einander.',
      refused:
        'Nicht verifiziert: Wenn sie verschieden sind, liest vielleicht jemand zwischen uns mit. Sag es dem, der den Homeserver betreibt.',
      ended: 'Die Verifizierung endete ohne Ergebnis. Du kannst sie in deiner App neu beginnen.',
      nothingWaits:
        'Keine Verifizierung wartet. Öffne in deiner App, in unserem direkten Raum, mein Profil und wähle **Verifizieren**.',
      adminsOnly: 'Nur meine Admins verifizieren mich mit Emoji.',
      elsewhere: 'Hier lesen andere mit. Verifiziere mich in einem direkten Raum mit mir.',
    },
  },
);
