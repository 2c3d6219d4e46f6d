import { inLanguages } from '../../core/speech.ts';

const STATES: Readonly<Record<string, string>> = { always: 'immer' };
const NAMES: Readonly<Record<string, string>> = { phrases: 'Sätze' };

export const say = inLanguages(
  {
    connections: 'Connections',
    ownList: 'my own list: connected',
    models: 'Models',
    model: (name: string, state: string) => `${name}: ${state}`,
    settings: 'Settings',
    language: (name: string) => `language ${name}`,
    timeZone: (name: string) => `time zone ${name}`,
  },
  {
    de: {
      connections: 'Verbindungen',
      ownList: 'meine eigene Liste: verbunden',
      models: 'Modelle',
      model: (name: string, state: string) => `${NAMES[name] ?? name}: ${STATES[state] ?? state}`,
      settings: 'Einstellungen',
      language: (name: string) => `Sprache ${name}`,
      timeZone: (name: string) => `Zeitzone ${name}`,
    },
  },
);
