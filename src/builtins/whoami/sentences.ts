import type { Role } from '../../core/caller.ts';
import { inLanguages } from '../../core/speech.ts';

const MAY_DO: Readonly<Record<Role, string>> = {
  use: 'you may use eis for yourself',
  configure: 'you may use eis and set up rooms',
  admin: 'you may do everything, also look after this eis',
};

const DARF: Readonly<Record<Role, string>> = {
  use: 'du darfst eis für dich benutzen',
  configure: 'du darfst eis benutzen und Räume einrichten',
  admin: 'du darfst alles, auch dich um dieses eis kümmern',
};

export const say = inLanguages(
  {
    youAre: (user: string) => `You are ${user}.`,
    role: (role: Role, zone: string) => `Role ${role}: ${MAY_DO[role]}. Time zone ${zone}`,
  },
  {
    de: {
      youAre: (user: string) => `Du bist ${user}.`,
      role: (role: Role, zone: string) => `Rolle ${role}: ${DARF[role]}. Zeitzone ${zone}`,
    },
  },
);
