import type { Finding } from '../core/finding.ts';
import type { LoadDeps } from './load.ts';

export interface Authorities {
  /** One certificate each, in PEM. */
  readonly certificates: readonly string[];
  /** Errors only. */
  readonly findings: readonly Finding[];
}

const BLOCK = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]{1,100000})-----END CERTIFICATE-----/g;

/** Reads the certificates of authorities from these files; each must hold at least one, and nothing broken. */
export async function readAuthorities(
  files: readonly string[],
  { readFile }: LoadDeps,
): Promise<Authorities> {
  const read = await Promise.all(files.map(async (file) => await certificatesIn(file, readFile)));
  return {
    certificates: read.flatMap(({ certificates }) => certificates),
    findings: read.flatMap(({ findings }) => findings),
  };
}

async function certificatesIn(file: string, readFile: LoadDeps['readFile']): Promise<Authorities> {
  const text = await readFile(file).catch(() => undefined);
  if (text === undefined) return refused(file, 'cannot be read');
  const blocks = [...text.matchAll(BLOCK)];
  if (blocks.length === 0) return refused(file, 'holds no certificate');
  if (!blocks.every(([, body = '']) => isWhole(Buffer.from(body, 'base64'))))
    return refused(file, 'holds a certificate that is broken');
  return { certificates: blocks.map(([block]) => block), findings: [] };
}

const SEQUENCE = 0x30;
const LENGTH_IN_TWO_BYTES = 0x82;

/** A certificate is one DER sequence that says its own length; all of them need two bytes for it. */
const isWhole = (der: Buffer): boolean =>
  der.length > 4 &&
  der[0] === SEQUENCE &&
  der[1] === LENGTH_IN_TWO_BYTES &&
  der.length === der.readUInt16BE(2) + 4;

const refused = (file: string, what: string): Authorities => ({
  certificates: [],
  findings: [
    {
      id: 'egress.certificate_authorities',
      level: 'error',
      what: `${file}, which egress.certificate_authorities names, ${what}.`,
      mend: 'Name a file with certificates in PEM that eis may read, or take the line away.',
    },
  ],
});
