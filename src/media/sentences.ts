import { inLanguages } from '../core/speech.ts';

/** Plain text, as all failures are. */
const english = {
  tooLarge: (name: string, most: number) => [
    `${name} is too large: I take files of up to ${most} MB.`,
    'send a smaller one.',
  ],
  tooLargeThere: (name: string) => [`${name} is too large for the homeserver.`],
  wrongType: (name: string, type: string) => [
    `I do not take files like ${name} (${type}).`,
    'send it in another form, as a PDF for example.',
  ],
  damaged: (name: string) => [`${name} did not arrive as it was sent.`, 'send it again.'],
  notThere: (name: string) => [`The homeserver does not have ${name} any more.`, 'send it again.'],
  refused: (name: string) => [`The homeserver did not take ${name}.`],
  away: (name: string) => [`The homeserver did not hand over ${name}.`, 'try again in a moment.'],
};

const german: typeof english = {
  tooLarge: (name, most) => [
    `${name} ist zu groß: Ich nehme Dateien bis ${most} MB.`,
    'schick eine kleinere.',
  ],
  tooLargeThere: (name) => [`${name} ist dem Homeserver zu groß.`],
  wrongType: (name, type) => [
    `Dateien wie ${name} (${type}) nehme ich nicht.`,
    'schick sie in einer anderen Form, zum Beispiel als PDF.',
  ],
  damaged: (name) => [`${name} kam nicht so an, wie es geschickt wurde.`, 'schick es noch einmal.'],
  notThere: (name) => [`Der Homeserver hat ${name} nicht mehr.`, 'schick es noch einmal.'],
  refused: (name) => [`Der Homeserver hat ${name} nicht genommen.`],
  away: (name) => [`Der Homeserver hat ${name} nicht herausgegeben.`, 'versuch es gleich noch einmal.'],
};

export const sayFiles = inLanguages(english, { de: german });
