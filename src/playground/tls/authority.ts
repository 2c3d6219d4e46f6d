import {
  bits,
  type Bytes,
  concat,
  context,
  contextValue,
  integer,
  objectId,
  octets,
  sequence,
  set,
  time,
  truth,
  utf8,
} from './der.ts';

/** What a TLS server shows for a host. */
export interface ServerCertificate {
  readonly key: string;
  readonly cert: string;
}

/** An authority that exists as long as the playground runs. Whoever is to trust its hosts is given its certificate. */
export interface Authority {
  /** PEM */
  readonly certificate: string;
  /** The same for the same host. */
  readonly issue: (host: string) => Promise<ServerCertificate>;
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
const COORDINATE_BYTES = 32;
const SERIAL_BYTES = 8;
/** Far enough in both directions for every machine: the clock of TLS is that of the machine, not of a talk. */
const [FROM, UNTIL] = ['20200101000000Z', '20491231235959Z'];
const SIGNATURE = sequence(objectId('1.2.840.10045.4.3.2'));
const COMMON_NAME = '2.5.4.3';

type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

interface KeyPair {
  readonly publicKey: Key;
  readonly privateKey: Key;
}

export async function createAuthority(name: string): Promise<Authority> {
  const keys = await newKeys();
  const certificate = await sign(keys.privateKey, {
    issuer: name,
    subject: name,
    publicKey: keys.publicKey,
    extensions: [
      extension('2.5.29.19', sequence(truth()), true),
      // keyCertSign and cRLSign.
      extension('2.5.29.15', bits(Uint8Array.of(0x06), 1), true),
    ],
  });
  const issued = new Map<string, Promise<ServerCertificate>>();
  return {
    certificate: pem('CERTIFICATE', certificate),
    issue: async (host) => {
      const known = issued.get(host) ?? issueFor(host, { name, key: keys.privateKey });
      issued.set(host, known);
      return await known;
    },
  };
}

async function issueFor(host: string, issuer: { name: string; key: Key }): Promise<ServerCertificate> {
  const keys = await newKeys();
  const certificate = await sign(issuer.key, {
    issuer: issuer.name,
    subject: host,
    publicKey: keys.publicKey,
    extensions: [extension('2.5.29.17', sequence(alternativeName(host)))],
  });
  const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { key: pem('PRIVATE KEY', key), cert: pem('CERTIFICATE', certificate) };
}

function alternativeName(host: string): Bytes {
  const numbers = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(host)?.slice(1).map(Number);
  return numbers
    ? contextValue(7, Uint8Array.from(numbers))
    : contextValue(2, new TextEncoder().encode(host));
}

const newKeys = async (): Promise<KeyPair> =>
  await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);

interface Wish {
  readonly issuer: string;
  readonly subject: string;
  readonly publicKey: Key;
  readonly extensions: readonly Bytes[];
}

async function sign(key: Key, { issuer, subject, publicKey, extensions }: Wish): Promise<Bytes> {
  const version3 = context(0, integer(Uint8Array.of(2)));
  const unsigned = sequence(
    version3,
    integer(crypto.getRandomValues(new Uint8Array(SERIAL_BYTES))),
    SIGNATURE,
    commonName(issuer),
    sequence(time(FROM), time(UNTIL)),
    commonName(subject),
    new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)),
    context(3, sequence(...extensions)),
  );
  const raw = new Uint8Array(await crypto.subtle.sign(SIGNING, key, unsigned));
  const [r, s] = [raw.slice(0, COORDINATE_BYTES), raw.slice(COORDINATE_BYTES)];
  return sequence(unsigned, SIGNATURE, bits(sequence(integer(r), integer(s))));
}

const commonName = (name: string): Bytes => sequence(set(sequence(objectId(COMMON_NAME), utf8(name))));

const extension = (id: string, value: Bytes, isCritical = false): Bytes =>
  isCritical ? sequence(objectId(id), truth(), octets(value)) : sequence(objectId(id), octets(value));

function pem(kind: string, bytes: Uint8Array): string {
  const lines =
    Buffer.from(concat([bytes]))
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`, ''].join('\n');
}
