import { inLanguages } from '../core/speech.ts';

type Certificate =
  | 'expired'
  | 'not yet'
  | 'revoked'
  | 'other name'
  | 'nobody'
  | 'unknown'
  | 'damaged'
  | 'too long'
  | 'not theirs'
  | 'other use';
type Reason =
  | 'no name'
  | 'no lookup'
  | 'no port'
  | 'unreachable'
  | 'too late'
  | 'no https'
  | 'too much'
  | 'unreadable'
  | 'broke off';

const CERTIFICATES: Readonly<Record<Certificate, string>> = {
  expired: 'it has expired',
  'not yet': 'it is not valid yet',
  revoked: 'it was revoked',
  'other name': 'it is for another name',
  nobody: 'nobody vouches for it',
  unknown: 'I do not know the authority',
  damaged: 'it is damaged',
  'too long': 'its chain is too long',
  'not theirs': 'its authority may not vouch for it',
  'other use': 'it is for something else',
};
const ZERTIFIKATE: Readonly<Record<Certificate, string>> = {
  expired: 'es ist abgelaufen',
  'not yet': 'es gilt noch nicht',
  revoked: 'es wurde widerrufen',
  'other name': 'es ist für einen anderen Namen',
  nobody: 'niemand bürgt dafür',
  unknown: 'ich kenne die Stelle nicht, die es ausgestellt hat',
  damaged: 'es ist beschädigt',
  'too long': 'seine Kette ist zu lang',
  'not theirs': 'seine Stelle darf nicht dafür bürgen',
  'other use': 'es ist für etwas anderes',
};

const REASONS: Readonly<Record<Reason, string>> = {
  'no name': 'was not found: no such name is known.',
  'no lookup': 'was not found: the name could not be looked up.',
  'no port': 'does not answer: nothing waits at that port.',
  unreachable: 'cannot be reached.',
  'too late': 'did not answer in time.',
  'no https': 'does not speak https at that port.',
  'too much': 'sent more than I take.',
  unreadable: 'answered in a way I do not understand.',
  'broke off': 'broke off.',
};
const GRUENDE: Readonly<Record<Reason, string>> = {
  'no name': 'wurde nicht gefunden: diesen Namen gibt es nicht.',
  'no lookup': 'wurde nicht gefunden: der Name ließ sich nicht nachschlagen.',
  'no port': 'antwortet nicht: an diesem Port wartet nichts.',
  unreachable: 'ist nicht zu erreichen.',
  'too late': 'hat nicht rechtzeitig geantwortet.',
  'no https': 'spricht an diesem Port kein https.',
  'too much': 'hat mehr geschickt, als ich nehme.',
  unreadable: 'hat in einer Form geantwortet, die ich nicht verstehe.',
  'broke off': 'hat abgebrochen.',
};

/** What happened on the way to a service, and what to do now; plain text. */
export const say = inLanguages(
  {
    certificate: (host: string, why: Certificate) => [
      `${host} has a certificate I do not trust: ${CERTIFICATES[why]}.`,
    ],
    addAuthority: 'if that is your own authority, an admin can add it under egress.certificate_authorities.',
    failed: (host: string, why: Reason) => [`${host} ${REASONS[why]}`],
    checkAddress: 'look whether the address is right.',
    privateAddress: (host: string, allowed: string) => [
      `${host} leads to a private address, which I may not reach: an admin can allow it with egress.allow: [${allowed}].`,
      'ask an admin to allow it, or use a public address.',
    ],
    noService: (host: string) => [
      `${host} leads to an address at which no service can be.`,
      'look at the address, then say it again.',
    ],
    noHttps: (host: string) => [
      `${host} is public, and without https everybody on the way could read your token.`,
      'use an address that begins with https://.',
    ],
    leadsNowhere: (host: string) => [
      `${host} leads on nowhere, and I do not follow.`,
      'if that is the right place, connect it by that address.',
    ],
    leadsInCircles: (host: string) => [
      `${host} leads on in circles, and I do not follow.`,
      'if that is the right place, connect it by that address.',
    ],
    leadsOutOfWeb: (host: string) => [
      `${host} leads on out of the web, and I do not follow.`,
      'if that is the right place, connect it by that address.',
    ],
    leadsTo: (host: string, where: string) => [
      `${host} leads on to ${where}, and I do not follow.`,
      'if that is the right place, connect it by that address.',
    ],
    noAddress: ['That is no address I can use.', 'write it like https://vikunja.example.org.'],
    onlyWeb: [
      'I only reach services at addresses that begin with https:// or http://.',
      'write it like https://vikunja.example.org.',
    ],
    holdsPassword: [
      'That address holds a user name or a password.',
      'write it like https://vikunja.example.org.',
    ],
  },
  {
    de: {
      certificate: (host: string, why: Certificate) => [
        `${host} hat ein Zertifikat, dem ich nicht traue: ${ZERTIFIKATE[why]}.`,
      ],
      addAuthority:
        'wenn das eure eigene Stelle ist, kann ein Admin sie unter egress.certificate_authorities eintragen.',
      failed: (host: string, why: Reason) => [`${host} ${GRUENDE[why]}`],
      checkAddress: 'sieh nach, ob die Adresse stimmt.',
      privateAddress: (host: string, allowed: string) => [
        `${host} führt zu einer privaten Adresse, die ich nicht erreichen darf: ein Admin kann es mit egress.allow: [${allowed}] erlauben.`,
        'bitte einen Admin, es zu erlauben, oder nimm eine öffentliche Adresse.',
      ],
      noService: (host: string) => [
        `${host} führt zu einer Adresse, an der kein Dienst sein kann.`,
        'sieh dir die Adresse an, dann sag es noch einmal.',
      ],
      noHttps: (host: string) => [
        `${host} ist öffentlich, und ohne https könnten alle auf dem Weg dein Token lesen.`,
        'nimm eine Adresse, die mit https:// anfängt.',
      ],
      leadsNowhere: (host: string) => [
        `${host} leitet nirgendwohin weiter, und ich folge nicht.`,
        'wenn das der richtige Ort ist, verbinde ihn mit dieser Adresse.',
      ],
      leadsInCircles: (host: string) => [
        `${host} leitet im Kreis, und ich folge nicht.`,
        'wenn das der richtige Ort ist, verbinde ihn mit dieser Adresse.',
      ],
      leadsOutOfWeb: (host: string) => [
        `${host} leitet aus dem Web hinaus, und ich folge nicht.`,
        'wenn das der richtige Ort ist, verbinde ihn mit dieser Adresse.',
      ],
      leadsTo: (host: string, where: string) => [
        `${host} leitet weiter zu ${where}, und ich folge nicht.`,
        'wenn das der richtige Ort ist, verbinde ihn mit dieser Adresse.',
      ],
      noAddress: [
        'Das ist keine Adresse, mit der ich etwas anfangen kann.',
        'schreib sie wie https://vikunja.example.org.',
      ],
      onlyWeb: [
        'Ich erreiche Dienste nur unter Adressen, die mit https:// oder http:// anfangen.',
        'schreib sie wie https://vikunja.example.org.',
      ],
      holdsPassword: [
        'In dieser Adresse steht ein Benutzername oder ein Passwort.',
        'schreib sie wie https://vikunja.example.org.',
      ],
    },
  },
);
