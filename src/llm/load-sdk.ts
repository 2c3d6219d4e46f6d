/**
 * The SDK, loaded when the first model is asked: who has none does not pay for it. Its ways out are shut: a model that
 * is named by a string would go to a gateway of its maker, warnings to the console, telemetry to whoever registers.
 */
export async function loadSdk(): Promise<Sdk> {
  loading ??= load();
  return await loading;
}

export type Sdk = Awaited<ReturnType<typeof load>>;

let loading: Promise<Sdk> | undefined;

async function load() {
  const sdk = await import('ai');
  globalThis.AI_SDK_DEFAULT_PROVIDER = sdk.customProvider({});
  globalThis.AI_SDK_LOG_WARNINGS = false;
  globalThis.AI_SDK_TELEMETRY_INTEGRATIONS = [];
  return sdk;
}
