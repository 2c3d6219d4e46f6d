import { installNotes } from './install-notes.ts';
import type { ExitCode, Output } from './output.ts';

/** What was typed; what is left out comes from the configuration that is there, else from the standard values. */
export interface RegisterOptions {
  readonly domain?: string;
  /** Where eis reaches the homeserver. */
  readonly homeserverUrl?: string;
  /** Where the homeserver reaches eis. */
  readonly eisUrl?: string;
  readonly bot?: string;
  readonly admin?: string;
}

const OPTIONS = { domain: 'domain', homeserverUrl: 'homeserver', eisUrl: 'url', bot: 'bot', admin: 'admin' };

/** From the names of the command line. */
export const registerOptions = (typed: Readonly<Record<string, string | true>>): RegisterOptions =>
  Object.fromEntries(
    Object.entries(OPTIONS).flatMap(([name, option]) => {
      const value = typed[option];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );

/** What holds where nothing is typed: the configuration that is there already, else the standard values. */
export interface Standing {
  readonly domain?: string;
  readonly homeserverUrl: string;
  readonly bot: string;
  readonly port: number;
  /** Absolute path. */
  readonly registration: string;
}

export interface RegisterDeps extends Output {
  /** Absolute path. */
  readonly configurationFile: string;
  readonly standing: Standing;
  readonly hasConfiguration: boolean;
  readonly timeZone: string;
  readonly exists: (path: string) => Promise<boolean>;
  /** Fails when the file exists. Mode 0600. */
  readonly writeNew: (path: string, text: string) => Promise<void>;
  readonly fillRegistration: (facts: { url: string; domain: string; bot: string }) => string;
  readonly firstConfiguration: (answers: Typed, timeZone: string) => string;
  /** What is wrong with these values, a sentence each; empty when nothing is. */
  readonly checkAnswers: (answers: Typed & { readonly url: string }) => Promise<readonly string[]>;
}

interface Typed {
  readonly homeserverUrl: string;
  readonly domain: string;
  readonly bot: string;
  readonly admin?: string;
}

/** `eis register`: a registration with fresh tokens, and a configuration where there is none. Overwrites nothing. */
export async function register(options: RegisterOptions, deps: RegisterDeps): Promise<ExitCode> {
  const facts = factsOf(options, deps);
  if (typeof facts === 'string') return refuse(facts, deps);
  const wrong = [...disagreements(options, deps), ...(await deps.checkAnswers(facts))];
  if (wrong.length > 0) return refuse(wrong.join('\n'), deps);
  if (await deps.exists(facts.file))
    return refuse(
      `${facts.file} exists already, and the homeserver may know its tokens. To make a new one, move the old one away first.`,
      deps,
    );
  const { url, domain, bot, file } = facts;
  const registration = deps.fillRegistration({ url, domain, bot });
  const configuration = deps.hasConfiguration ? undefined : deps.firstConfiguration(facts, deps.timeZone);
  await deps.writeNew(file, registration);
  deps.print(`Written: ${file} (it holds two secrets; only you may read it)`);
  if (configuration !== undefined) {
    await deps.writeNew(deps.configurationFile, configuration);
    deps.print(`Written: ${deps.configurationFile}`);
  }
  deps.print(`\nNow tell the homeserver ${domain}.\n\n${installNotes({ file, domain, id: bot })}`);
  deps.print(`\nThen start eis (npm start), and let it look at everything: npm run eis -- doctor`);
  return 0;
}

function refuse(message: string, { complain }: Output): ExitCode {
  complain(message);
  return 2;
}

interface Facts extends Typed {
  /** Where the homeserver reaches eis. */
  readonly url: string;
  readonly file: string;
}

function factsOf(options: RegisterOptions, { standing }: RegisterDeps): Facts | string {
  const domain = options.domain ?? standing.domain;
  if (domain === undefined)
    return 'Which homeserver? Say: eis register --domain example.org (the part behind the colon of its user ids)';
  return {
    domain,
    url: options.eisUrl ?? `http://127.0.0.1:${standing.port}`,
    homeserverUrl: options.homeserverUrl ?? standing.homeserverUrl,
    bot: options.bot ?? standing.bot,
    file: standing.registration,
    ...(options.admin === undefined ? {} : { admin: options.admin }),
  };
}

/** A configuration that is there is not changed, so what is typed must not differ from it. */
function disagreements(
  options: RegisterOptions,
  { standing, hasConfiguration }: RegisterDeps,
): readonly string[] {
  if (!hasConfiguration) return [];
  const pairs = [
    ['--domain', options.domain, standing.domain],
    ['--homeserver', options.homeserverUrl, standing.homeserverUrl],
    ['--bot', options.bot, standing.bot],
  ] as const;
  return [
    ...pairs
      .filter(([, typed, there]) => typed !== undefined && typed !== there)
      .map(
        ([name, typed, there]) =>
          `${name} ${typed ?? ''} differs from the configuration, which says ${there ?? ''}.`,
      ),
    ...(options.admin === undefined
      ? []
      : ['There is a configuration already: name admins in its permissions.']),
  ];
}
