import type { Device } from '../accounts.ts';
import type { Content } from '../event.ts';
import type { KeyQuirks } from './key-quirks.ts';
import type { World } from '../world.ts';

export interface DeviceMailDeps {
  readonly world: World;
  readonly quirks: () => Pick<KeyQuirks, 'everyOtherDeviceMessageLateMs'>;
  readonly sleep: (ms: number) => Promise<void>;
  /** Told of each message that can now be fetched. */
  readonly onArrival: (message: Content & { readonly to_user_id: string }) => void;
}

interface Letter {
  readonly user: string;
  /** `*`: all devices that this user has now. */
  readonly device: string;
  readonly event: Content;
}

/** What devices send each other; it lies there until a later /sync proves that it arrived. */
export class DeviceMail {
  readonly #deps: DeviceMailDeps;
  #posted = 0;
  #underWay = 0;

  constructor(deps: DeviceMailDeps) {
    this.#deps = deps;
  }

  /** Nothing is under way. */
  isEmpty(): boolean {
    return this.#underWay === 0;
  }

  post(letters: readonly Letter[]): void {
    this.#posted += 1;
    const late = this.#posted % 2 === 0 ? 0 : this.#deps.quirks().everyOtherDeviceMessageLateMs;
    if (late === 0) this.#arrive(letters);
    else void this.#arriveLater(letters, late);
  }

  async #arriveLater(letters: readonly Letter[], ms: number): Promise<void> {
    this.#underWay += 1;
    try {
      await this.#deps.sleep(ms);
    } catch {
      // The server stops; what lies there is delivered all the same.
    }
    this.#underWay -= 1;
    this.#arrive(letters);
  }

  #arrive(letters: readonly Letter[]): void {
    const { world, onArrival } = this.#deps;
    for (const { user, device, event } of letters)
      for (const one of this.#devices(user, device)) {
        one.messages.push({ position: world.position + 1, event });
        world.advance();
        onArrival({ ...event, to_user_id: user, to_device_id: one.id });
      }
  }

  #devices(user: string, device: string): readonly Device[] {
    const devices = this.#deps.world.accounts.find(user)?.devices;
    if (!devices) return [];
    const one = devices.get(device);
    return device === '*' ? [...devices.values()] : one ? [one] : [];
  }
}
