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
