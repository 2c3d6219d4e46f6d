import type { Configuration } from '../config/schema.ts';
import type { Registration } from '../config/registration.ts';
import type { Log } from '../core/log.ts';
import type { Secret } from '../core/secret.ts';
import { createHomeserver, type Homeserver, type HomeserverDeps } from '../matrix/homeserver.ts';
import { openStore, type Store, type StoreOptions } from '../store/open-store.ts';
import { createToLocalModel, type LocalEgress } from '../egress/to-local-model.ts';
import { closeAgents, createAgents } from '../egress/agents.ts';
import { createToMedia, type ToMedia } from '../egress/to-media.ts';
import { createToService, type Egress, type ToServiceDeps } from '../egress/to-service.ts';
import { locate } from '../egress/locate.ts';
import { createLog } from '../telemetry/log.ts';
import { parseMasterKey } from '../vault/master-key.ts';
import { createSeal, type Seal } from '../vault/seal.ts';
import { localAddresses } from './local-addresses.ts';
import { sleep } from './sleep.ts';

export interface EndsOptions {
  readonly configuration: Configuration;
  readonly registration: Registration;
  readonly masterKey: Secret;
  /** Left out: as the configuration says. */
  readonly storeOptions?: StoreOptions;
  /** Certificates (PEM) of authorities that are trusted besides the usual ones. */
  readonly authorities?: readonly string[];
  /** Where a service is found; left out: the resolver of this machine. */
  readonly locate?: ToServiceDeps['locate'];
  readonly now: () => Date;
  /** Takes one line of the log. */
  readonly write: (line: string) => void;
}

type Asked = Parameters<HomeserverDeps['asked']>[0];

/** Where eis touches the world outside its process; everything else is joined to these. */
export interface Ends {
  readonly log: Log;
  readonly store: Store;
  readonly homeserver: Homeserver;
  /** The only way to people's services. */
  readonly egress: Egress;
  /** The only way to the models of the house. */
  readonly localEgress: LocalEgress;
  /** Bytes of files, to and from the homeserver. */
  readonly toMedia: ToMedia;
  readonly seal: Seal;
  /** Told of every request to the homeserver, after its answer. */
  readonly onAsked: (hear: (asked: Asked) => void) => void;
  readonly closeMedia: () => void;
}

/** Where the configuration keeps what eis must not forget. */
export const storeOptionsOf = ({ database, data }: Configuration): StoreOptions =>
  database.url === undefined ? { folder: `${data}/database` } : { url: database.url.reveal() };

/** Opens the database and the clients; asks the homeserver nothing yet. Throws what `openStore` throws. */
export async function openEnds(options: EndsOptions): Promise<Ends> {
  const { configuration, registration, now } = options;
  const log = createLog({ write: options.write, now, level: configuration.log.level });
  const seal = await createSeal(parseMasterKey(options.masterKey));
  const store = await openStore(options.storeOptions ?? storeOptionsOf(configuration), {
    ...seal,
    now,
    sleep,
    log,
  });
  const hearing: ((asked: Asked) => void)[] = [];
  const asked = (one: Asked): void => {
    for (const hear of hearing) hear(one);
  };
  const homeserver = await createHomeserver(
    {
      ...configuration.homeserver,
      asToken: registration.as_token,
      senderLocalpart: registration.sender_localpart,
    },
    { asked, sleep, log },
  );
  const egress = createToService({
    allow: configuration.egress.allow,
    authorities: options.authorities ?? [],
    locate: options.locate ?? locate,
    sleep,
  });
  const localEgress = createToLocalModel({
    addresses: localAddresses(configuration),
    authorities: configuration.egress.certificate_authorities,
    locate,
    sleep,
  });
  return {
    log,
    store,
    homeserver,
    egress,
    localEgress,
    seal,
    onAsked: (hear) => void hearing.push(hear),
    ...openMedia(options, asked),
  };
}

function openMedia(
  { configuration, registration }: EndsOptions,
  asked: HomeserverDeps['asked'],
): Pick<Ends, 'toMedia' | 'closeMedia'> {
  const agents = createAgents([]);
  const { url } = configuration.homeserver;
  return {
    toMedia: createToMedia({ url, token: registration.as_token }, { agents, asked, sleep }),
    closeMedia: () => closeAgents(agents),
  };
}
