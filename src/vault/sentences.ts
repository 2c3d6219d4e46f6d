import { inLanguages } from '../core/speech.ts';

/** Why a key of a model does not work, and what to do now; plain text. `whose`: the company, or the host. */
export const say = inLanguages(
  {
    noKey: [
      'That is no key: a space, a line break or a letter is in it that no key has.',
      'copy the whole key, and nothing else, then say it again.',
    ],
    wrongKey: (whose: string) => [
      `${whose} does not accept this key.`,
      'look whether it is whole and still valid, then say it again.',
    ],
    notForModel: (whose: string, model: string) => [
      `${whose} does not let this key ask the model ${model}.`,
      'give the key that right there, or use another one.',
    ],
    noModel: (whose: string, model: string) => [
      `${whose} knows no model ${model}.`,
      'look how it is called there, then say it again with that name.',
    ],
    noRoom: (whose: string) => [
      `${whose} answers nothing with this key at the moment: too much was asked, or the account has no credit.`,
      'look at the account there, or say it again later.',
    ],
    noModels: (whose: string) => [
      `${whose} does not answer like a provider of models.`,
      'look whether the address is right: it ends where /chat/completions would begin.',
    ],
    broken: (whose: string) => [`${whose} is out of order at the moment.`, 'say it again later.'],
  },
  {
    de: {
      noKey: [
        'Das ist kein Schlüssel: darin steht ein Leerzeichen, ein Zeilenumbruch oder ein Buchstabe, den kein Schlüssel hat.',
        'kopiere den ganzen Schlüssel und sonst nichts, dann sag es noch einmal.',
      ],
      wrongKey: (whose: string) => [
        `${whose} nimmt diesen Schlüssel nicht an.`,
        'sieh nach, ob er vollständig und noch gültig ist, dann sag es noch einmal.',
      ],
      notForModel: (whose: string, model: string) => [
        `${whose} lässt diesen Schlüssel das Modell ${model} nicht fragen.`,
        'gib dem Schlüssel dort das Recht, oder nimm einen anderen.',
      ],
      noModel: (whose: string, model: string) => [
        `${whose} kennt kein Modell ${model}.`,
        'sieh nach, wie es dort heißt, dann sag es mit diesem Namen noch einmal.',
      ],
      noRoom: (whose: string) => [
        `${whose} beantwortet mit diesem Schlüssel gerade nichts: es wurde zu viel gefragt, oder das Konto hat kein Guthaben.`,
        'sieh dir dort das Konto an, oder sag es später noch einmal.',
      ],
      noModels: (whose: string) => [
        `${whose} antwortet nicht wie ein Anbieter von Modellen.`,
        'sieh nach, ob die Adresse stimmt: sie endet dort, wo /chat/completions anfangen würde.',
      ],
      broken: (whose: string) => [`${whose} ist im Moment nicht in Ordnung.`, 'sag es später noch einmal.'],
    },
  },
);
