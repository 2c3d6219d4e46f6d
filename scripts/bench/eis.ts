import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type BenchHomeserver, DOMAIN, openBenchHomeserver } from './bench-homeserver.ts';
import { type Child, startChild } from './child.ts';

/** Several eis that belong together: one homeserver, one master key, one database if it is a server. */
export interface Site {
  /** Starts `node src/main.ts start` on this port, with a data folder of this name. */
  readonly start: (name: string, port: number) => Promise<Child>;
  readonly remove: () => void;
}

interface SiteOptions {
  readonly homeserver: BenchHomeserver;
  /** Left out: the embedded database. */
  readonly database?: string;
  /** Services that may be private, as `host:port`. */
  readonly allow?: readonly string[];
  /** Where its Ollama is; left out: it has none, and looks for none. */
  readonly ollama?: string;
}

export function makeSite({ homeserver, database, allow = [], ollama }: SiteOptions): Site {
  const folder = mkdtempSync(join(tmpdir(), 'eis-bench-'));
  const registration = join(folder, 'registration.yaml');
  writeFileSync(registration, homeserver.registration, { mode: 0o600 });
  const environment = { EIS_MASTER_KEY: randomBytes(32).toString('base64') };
  return {
    start: async (name, port) => {
      const configuration = join(folder, `${name}.yaml`);
      writeFileSync(
        configuration,
        stringify({
          homeserver: { url: homeserver.address, domain: DOMAIN },
          registration,
          data: join(folder, name),
          ...(database === undefined ? {} : { database: { url: database } }),
          listen: { port },
          permissions: { [DOMAIN]: 'use' },
          egress: { allow: [...allow] },
          models: { local: ollama === undefined ? { enabled: false } : { url: ollama } },
        }),
      );
      return await startChild({
        program: ['src/main.ts', 'start', '--config', configuration],
        ready: async () => (await fetch(`http://127.0.0.1:${port}/ready`)).status === 200,
        environment,
      });
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A homeserver of its own, and a site on it; both are gone when `ending` is. */
export async function openSite(
  ending: AsyncDisposableStack,
  options: Omit<SiteOptions, 'homeserver'>,
): Promise<{ readonly homeserver: BenchHomeserver; readonly site: Site }> {
  const homeserver = await openBenchHomeserver();
  ending.defer(homeserver.close);
  const site = makeSite({ ...options, homeserver });
  ending.defer(site.remove);
  return { homeserver, site };
}
