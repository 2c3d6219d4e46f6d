/** Where eis finds the services of the playground, and why it may trust them. */
export interface TalkNetwork {
  /** Where a host is, whatever it is called. */
  readonly locate: (
    host: string,
    port: number,
  ) => Promise<readonly { readonly address: string; readonly port: number }[]>;
  /** Certificates (PEM) of authorities. */
  readonly authorities: readonly string[];
  /** `host:port` of services, which all are on this machine. */
  readonly allow: readonly string[];
}

/** What stands on this machine under names of its own. */
export interface Hosted {
  /** `host:port`, as addresses have it → the port of loopback. */
  readonly ports: ReadonlyMap<string, number>;
  readonly authorities: readonly string[];
}

/** One network of all of them; nothing else is in it. */
export function networkOf(all: readonly Hosted[]): TalkNetwork {
  const ports = new Map(all.flatMap((one) => [...one.ports]));
  return {
    locate: async (host, port) => {
      const found = ports.get(`${host}:${port}`);
      if (found === undefined) throw unknownHost(host);
      return await Promise.resolve([{ address: '127.0.0.1', port: found }]);
    },
    authorities: all.flatMap(({ authorities }) => authorities),
    allow: [...ports.keys()],
  };
}

const DEFAULT_PORTS: Readonly<Record<string, number>> = { 'https:': 443, 'http:': 80 };

export function hostAndPort(address: string): string {
  const { hostname, port, protocol } = new URL(address);
  return `${hostname}:${port === '' ? (DEFAULT_PORTS[protocol] ?? 0) : port}`;
}

const unknownHost = (host: string): Error =>
  Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
