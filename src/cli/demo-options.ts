/** What was typed behind `eis demo`. */
type Typed = Readonly<Record<string, string | true>>;

type Models =
  | { readonly kind: 'scripted' }
  | { readonly kind: 'ollama'; readonly url: string; readonly model?: string };

/** What was not typed is left out. */
interface DemoOptions<Generation> {
  readonly vikunja?: Generation;
  readonly talk?: string;
  readonly port?: number;
  readonly models?: Models;
  readonly homeserver?: 'without devices';
}

export interface ReadDemoDeps<Generation extends string> {
  readonly isGeneration: (name: string) => name is Generation;
}

/** A text says what is wrong with it. */
export function readDemoOptions<Generation extends string>(
  { talk, port, vikunja, model, ollama, 'without-devices': withoutDevices }: Typed,
  { isGeneration }: ReadDemoDeps<Generation>,
): DemoOptions<Generation> | string {
  const generation = typeof vikunja === 'string' && isGeneration(vikunja) ? vikunja : undefined;
  if (vikunja !== undefined && generation === undefined) return '--vikunja takes 0.24, 1 or 2.';
  const models = readModels(model, ollama);
  if (typeof models === 'string') return models;
  const homeserver = withoutDevices === undefined ? undefined : { homeserver: 'without devices' as const };
  const wrong = wrongIn({ talk, port, models, homeserver });
  const which = generation && { vikunja: generation };
  return wrong ?? { ...which, ...readPlace(talk, port), ...(models && { models }), ...homeserver };
}

const readPlace = (
  talk: string | true | undefined,
  port: string | true | undefined,
): Pick<DemoOptions<never>, 'talk' | 'port'> => ({
  ...(talk !== undefined && { talk: String(talk) }),
  ...(port !== undefined && { port: Number(port) }),
});

const HIGHEST_PORT = 65_535;

interface ReadTalk {
  readonly talk: string | true | undefined;
  readonly port: string | true | undefined;
  readonly models: Models | undefined;
  readonly homeserver: object | undefined;
}

function wrongIn({ talk, port, models, homeserver }: ReadTalk): string | undefined {
  if (port !== undefined && !(/^\d{1,5}$/.test(String(port)) && Number(port) <= HIGHEST_PORT))
    return `--port takes a number up to ${HIGHEST_PORT}.`;
  if (talk !== undefined && models)
    return 'A talk says itself which models there are: --model and --ollama are for the page.';
  if (talk !== undefined && homeserver)
    return 'A seed says itself whether there are devices: --without-devices is for the page.';
  return undefined;
}

function readModels(
  model: string | true | undefined,
  ollama: string | true | undefined,
): Models | undefined | string {
  if (ollama === undefined && model === undefined) return undefined;
  if (ollama === undefined)
    return model === 'scripted'
      ? { kind: 'scripted' }
      : '--model takes scripted, or with --ollama the name of a model.';
  const url = URL.parse(String(ollama));
  if (!url || !/^https?:$/.test(url.protocol))
    return '--ollama takes an address like http://127.0.0.1:11434.';
  const base = url.href.replace(/\/$/, '');
  return { kind: 'ollama', url: base, ...(model === undefined ? {} : { model: String(model) }) };
}
