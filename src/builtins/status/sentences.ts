import type { Absent } from '../../core/local-state.ts';
import { inLanguages } from '../../core/speech.ts';

/** How a local model that is not there shows. */
const ABSENT: Readonly<Record<Absent, string>> = {
  'not looked yet': 'I am looking for it',
  'does not answer': 'not there',
  'too slow': 'does not answer in time',
  'is no Ollama': 'not there',
};
const GERMAN_ABSENT: Readonly<Record<Absent, string>> = {
  'not looked yet': 'ich suche es gerade',
  'does not answer': 'nicht da',
  'too slow': 'antwortet nicht rechtzeitig',
  'is no Ollama': 'nicht da',
};

export const say = inLanguages(
  {
    connections: 'Connections',
    ownList: 'my own list: connected',
    models: 'Models',
    phrases: 'phrases: always',
    local: (state: string) => `local: ${state}`,
    absent: (because: Absent) => ABSENT[because],
    noFitModel: 'no model that fits is installed',
    loading: (model: string) => `loading (${model})`,
    ready: (model: string) => `ready (${model})`,
    down: (model: string, clock: string) => `does not work, I try again at ${clock} (${model})`,
    cloud: (state: string) => `cloud: ${state}`,
    noKey: 'no key',
    yourKey: (name: string) => `${name}, your key`,
    wrongKey: (key: string, command: string) => `${key}, does not work any more. Say: ${command}`,
    notAllowed: (key: string, command: string) => `${key}, I may not use it. To allow it, say: ${command}`,
    capReached: (key: string) => `${key}, this month's cap is reached`,
    ofCap: (key: string, percent: number) => `${key}, ${percent} % of this month's cap`,
    settings: 'Settings',
    language: (name: string) => `language ${name}`,
    timeZone: (name: string) => `time zone ${name}`,
  },
  {
    de: {
      connections: 'Verbindungen',
      ownList: 'meine eigene Liste: verbunden',
      models: 'Modelle',
      phrases: 'Sätze: immer',
      local: (state: string) => `lokal: ${state}`,
      absent: (because: Absent) => GERMAN_ABSENT[because],
      noFitModel: 'kein passendes Modell installiert',
      loading: (model: string) => `lädt (${model})`,
      ready: (model: string) => `bereit (${model})`,
      down: (model: string, clock: string) => `geht nicht, um ${clock} versuche ich es wieder (${model})`,
      cloud: (state: string) => `Cloud: ${state}`,
      noKey: 'kein Schlüssel',
      yourKey: (name: string) => `${name}, dein Schlüssel`,
      wrongKey: (key: string, command: string) => `${key}, funktioniert nicht mehr. Sag: ${command}`,
      notAllowed: (key: string, command: string) =>
        `${key}, ich darf ihn nicht benutzen. Um es zu erlauben, sag: ${command}`,
      capReached: (key: string) => `${key}, der Deckel dieses Monats ist erreicht`,
      ofCap: (key: string, percent: number) => `${key}, ${percent} % des Deckels dieses Monats`,
      settings: 'Einstellungen',
      language: (name: string) => `Sprache ${name}`,
      timeZone: (name: string) => `Zeitzone ${name}`,
    },
  },
);
