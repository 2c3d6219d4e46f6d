import type { Content } from './event.ts';
import { KeyBackup } from './keys/key-backup.ts';
import { PublishedKeys } from './keys/published-keys.ts';

export interface Device {
  readonly id: string;
  displayName: string | undefined;
  token: string | undefined;
  /** Messages from device to device, with their place in the stream. */
  readonly messages: { readonly position: number; readonly event: Content }[];
  readonly keys: PublishedKeys;
}

export class Account {
  readonly user: string;
  readonly password: string | undefined;
  displayName: string | undefined;
  avatarUrl: string | undefined;
  readonly devices = new Map<string, Device>();
  /** Type (with `room|` in front for a room's) → content and its place in the stream. */
  readonly data = new Map<string, { content: Content; position: number }>();
  readonly filters: Content[] = [];
  /** `master_key` and the two below it. */
  crossSigning: Content | undefined;
  /** User id → the signatures that this account made under their master key. */
  readonly signedOthers = new Map<string, Content>();
  readonly backup = new KeyBackup();
  /** The device that asked /sync last, and up to where it had been told everything then. */
  listening: { readonly device: Device; readonly until: number } | undefined;
  constructor(user: string, given: { password?: string; displayName?: string }) {
    this.user = user;
    this.password = given.password;
    this.displayName = given.displayName;
  }
}

/** Who lives on this server, with which devices and tokens. */
export class Accounts {
  readonly #accounts = new Map<string, Account>();
  readonly #tokens = new Map<string, { account: Account; device: Device }>();
  readonly #makeText: (length: number) => string;
  readonly #devicesChanged: (user: string) => void;

  /** `devicesChanged`: somebody has a device more, or one less. */
  constructor(makeText: (length: number) => string, devicesChanged: (user: string) => void) {
    this.#makeText = makeText;
    this.#devicesChanged = devicesChanged;
  }

  find(user: string): Account | undefined {
    return this.#accounts.get(user);
  }

  all(): readonly Account[] {
    return [...this.#accounts.values()];
  }

  make(user: string, given: { password?: string; displayName?: string } = {}): Account {
    const account = new Account(user, given);
    this.#accounts.set(user, account);
    return account;
  }

  device(account: Account, id: string): Device {
    const known = account.devices.get(id);
    if (known) return known;
    const device: Device = {
      id,
      displayName: undefined,
      token: undefined,
      messages: [],
      keys: new PublishedKeys(),
    };
    account.devices.set(id, device);
    this.#devicesChanged(account.user);
    return device;
  }

  /** Logging in to a device again kills its old token, on every server but Synapse (there it lives on). */
  logIn(
    account: Account,
    given: { deviceId?: string; displayName?: string; keepsOldToken?: boolean },
  ): Device {
    const device = this.device(account, given.deviceId ?? this.#makeText(10).toUpperCase());
    if (device.token !== undefined && !given.keepsOldToken) this.#tokens.delete(device.token);
    device.displayName ??= given.displayName;
    this.giveToken(account, device, `token_${this.#makeText(24)}`);
    return device;
  }

  giveToken(account: Account, device: Device, token: string): void {
    device.token = token;
    this.#tokens.set(token, { account, device });
  }

  byToken(token: string): { account: Account; device: Device } | undefined {
    return this.#tokens.get(token);
  }

  logOut(token: string): void {
    const found = this.#tokens.get(token);
    this.#tokens.delete(token);
    if (found?.device.token === token) this.removeDevice(found.account, found.device.id);
  }

  removeDevice(account: Account, id: string): void {
    const token = account.devices.get(id)?.token;
    if (token !== undefined) this.#tokens.delete(token);
    if (account.devices.delete(id)) this.#devicesChanged(account.user);
  }
}
