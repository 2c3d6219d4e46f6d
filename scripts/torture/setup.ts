import { randomBytes } from 'node:crypto';
import type { RegistrationFile } from '../../src/playground/homeserver/application-service.ts';
import { DOMAIN } from './house.ts';
import type { Setup } from './messages.ts';
import type { Models } from './models.ts';

const token = (): string => randomBytes(32).toString('hex');

/** The registration of one run. Where eis is, it tells when it is there. */
export const makeRegistration = (): RegistrationFile => ({
  id: 'eis',
  url: 'http://127.0.0.1:1',
  as_token: token(),
  hs_token: token(),
  sender_localpart: 'eis_sender',
  rate_limited: false,
  namespaces: {
    users: [{ exclusive: true, regex: `^@eis(_[a-z0-9._=/+-]+)?:${RegExp.escape(DOMAIN)}$` }],
    aliases: [],
    rooms: [],
  },
});

interface Given extends Pick<Setup, 'database' | 'without'> {
  /** Of the homeserver. */
  readonly address: string;
  readonly registration: RegistrationFile;
  /** Services that may be private. */
  readonly allow: readonly string[];
  readonly models: Pick<Models, 'address' | 'allow'> | undefined;
}

/** What every eis of the run is started with. */
export const setupFor = ({ address, registration, allow, models, database, without }: Given): Setup => ({
  configuration: {
    homeserver: { url: address, domain: DOMAIN },
    permissions: { [DOMAIN]: 'use' },
    egress: { allow: [...allow, ...(models ? [models.allow] : [])] },
    models: { local: models ? { url: models.address } : { enabled: false } },
    log: { level: 'debug' },
  },
  // JSON is YAML.
  registration: JSON.stringify(registration),
  masterKey: token(),
  database,
  without,
});
