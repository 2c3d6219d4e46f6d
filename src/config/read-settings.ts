import { codeOf } from '../core/error-code.ts';
import type { Finding } from '../core/finding.ts';
import type { Secret } from '../core/secret.ts';
import { readAuthorities } from './authorities.ts';
import { checkRegistration } from './check-registration.ts';
import { loadConfiguration, type LoadDeps, type Usable, type Where } from './load.ts';
import { readMasterKey, type MasterKeyDeps } from './master-key.ts';
import { problemFinding } from './problem.ts';
import { parseRegistration, type Registration, type RegistrationRead } from './registration.ts';
import type { Configuration } from './schema.ts';

export interface SettingsDeps extends LoadDeps, MasterKeyDeps {}

/** Everything eis reads before it starts. */
export interface RightSettings {
  readonly kind: 'right';
  readonly usable: Usable;
  readonly configuration: Configuration;
  readonly registration: Registration;
  readonly masterKey: Secret;
  /** Certificates (PEM) of authorities that are trusted besides the usual ones. */
  readonly authorities: readonly string[];
  /** What was looked at; no errors among them. */
  readonly findings: readonly Finding[];
  /** What to tell the operator, once: a master key was made. */
  readonly madeKey?: string;
}

/** At least one error, or no key yet. What is there is what `doctor` and safe mode can still use. */
export interface WrongSettings {
  readonly kind: 'wrong';
  readonly findings: readonly Finding[];
  readonly usable: Usable;
  readonly configuration?: Configuration;
  readonly registration?: Registration;
}

/** Configuration, registration and master key, in this order. A key is made only when the two others are right. */
export async function readSettings(where: Where, deps: SettingsDeps): Promise<RightSettings | WrongSettings> {
  const loaded = await loadConfiguration(where, deps);
  if (loaded.kind === 'wrong') {
    const read = await readRegistration(loaded.usable.registration, deps);
    const findings = loaded.problems.map(problemFinding);
    return {
      kind: 'wrong',
      findings,
      usable: loaded.usable,
      ...(read.kind === 'right' ? { registration: read.registration } : {}),
    };
  }
  const { configuration } = loaded;
  const read = await readRegistration(configuration.registration, deps);
  const trusted = await readAuthorities(configuration.egress.certificate_authorities, deps);
  const findings = [
    ...loaded.findings,
    ...settingFindings(configuration),
    ...trusted.findings,
    ...(read.kind === 'right' ? checkRegistration(read.registration, configuration) : read.findings),
  ];
  const wrong: WrongSettings = { kind: 'wrong', findings, usable: configuration, configuration };
  if (read.kind === 'wrong') return wrong;
  const { registration } = read;
  if (findings.some(({ level }) => level === 'error')) return { ...wrong, registration };

  const key = await readMasterKey(where.environment, configuration, deps);
  if (key.kind !== 'right') return { ...wrong, registration, findings: [...findings, key.finding] };
  return {
    kind: 'right',
    usable: configuration,
    configuration,
    registration,
    masterKey: key.key,
    authorities: trusted.certificates,
    findings: [...findings, ...key.findings],
    ...(key.made === undefined ? {} : { madeKey: key.made }),
  };
}

async function readRegistration(file: string, { readFile }: LoadDeps): Promise<RegistrationRead> {
  try {
    return parseRegistration(await readFile(file));
  } catch (error) {
    const missing = codeOf(error) === 'ENOENT';
    return {
      kind: 'wrong',
      findings: [
        {
          id: 'registration.file',
          level: 'error',
          what: missing
            ? `There is no registration in ${file}.`
            : `The registration in ${file} cannot be read.`,
          mend: missing
            ? 'Say: npm run eis -- register. Or name the right file under registration in the configuration.'
            : 'Let the account that runs eis read it.',
        },
      ],
    };
  }
}

function settingFindings({ permissions, homeserver, models }: Configuration): readonly Finding[] {
  const { money_per_month: most, prices } = models.cloud;
  if (most !== undefined && Object.keys(prices).length === 0)
    return [
      {
        id: 'configuration.models.cloud.prices',
        level: 'warning',
        what: 'No cloud model is asked: money_per_month is set, and no model has a price.',
        mend: 'Write what the models cost under models.cloud.prices, or leave money_per_month out.',
      },
    ];
  if (Object.keys(permissions).length > 0)
    return [{ id: 'configuration', level: 'well', what: 'The configuration is right.' }];
  return [
    {
      id: 'configuration.permissions',
      level: 'warning',
      what: 'Nobody may use eis: permissions is empty.',
      mend: `For everybody of your homeserver, write under permissions: ${homeserver.domain}: use`,
    },
  ];
}
