import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from '../../core/secret.ts';
import { openAll } from '../../store/rotate-rows.ts';
import { generateMasterKey, parseMasterKey } from '../../vault/master-key.ts';
import { createRotatingSeal } from '../../vault/rotate-seal.ts';
import {
  contentOf,
  eis,
  fillHouse,
  type House,
  makeHouse,
  openDatabase,
  putKey,
  untilAlone,
} from './house.ts';

export interface KillOptions {
  /** An empty one for this alone. */
  readonly folder: string;
  /** Makes an empty database on a server and tells its address; left out: embedded ones. */
  readonly newUrl?: () => Promise<string>;
  readonly kills: number;
  /** Rows in each table. */
  readonly rows: number;
  /** From 0 to 1. */
  readonly random: () => number;
  /** A clock that only runs forward, in milliseconds. */
  readonly clock: () => number;
}

export interface Killed {
  /** Killed before anything was changed, or after everything was. */
  readonly before: number;
  readonly whole: number;
  /** Rotation only: some of it was done, and the same command went on. */
  readonly between: number;
  /** What was neither; must be empty. */
  readonly broken: readonly string[];
}

const houseAt = async (name: string, { folder, newUrl }: KillOptions): Promise<House> =>
  makeHouse(join(folder, name), await newUrl?.());

async function must(house: House, typed: readonly string[]): Promise<void> {
  const { code, said } = await eis(house, typed);
  if (code !== 0) throw new Error(`eis ${typed.join(' ')} left ${code}: ${said}`);
}

/** `eis restore`, killed at moments spread over its whole time, each time into a new place. */
export async function killRestores(options: KillOptions): Promise<Killed> {
  const source = await houseAt('source', options);
  const key = generateMasterKey();
  putKey(source, key);
  await fillHouse(source, options.rows);
  const file = join(options.folder, 'backup');
  await must(source, ['backup', file]);
  const content = await contentOf(source);

  const target = async (name: string): Promise<House> => {
    const house = await houseAt(name, options);
    putKey(house, key);
    return house;
  };
  const first = await target('first');
  const begun = options.clock();
  await must(first, ['restore', file]);
  const time = options.clock() - begun;
  let [before, whole] = [0, 0];
  const broken: string[] = [];
  for (let index = 0; index < options.kills; index += 1) {
    const house = await target(`target${index}`);
    const after = ((index + options.random()) / options.kills) * time;
    await eis(house, ['restore', file], after);
    await untilAlone(house);
    const found = await contentOf(house);
    if (found === undefined) {
      before += 1;
      await must(house, ['restore', file]);
    } else if (found === content) whole += 1;
    if ((await contentOf(house)) !== content) broken.push(`${Math.round(after)} ms`);
  }
  return { before, whole, between: 0, broken };
}

/** `eis rotate-key`, killed again and again; a change of the key that was finished is followed by the next one. */
export async function killRotations(options: KillOptions): Promise<Killed> {
  const house = await houseAt('house', options);
  putKey(house, generateMasterKey());
  await fillHouse(house, options.rows);
  const digest = await openedIn(house);
  const begun = options.clock();
  await must(house, ['rotate-key']);
  const time = options.clock() - begun;
  let [before, whole, between] = [0, 0, 0];
  const broken: string[] = [];
  for (let index = 0; index < options.kills; index += 1) {
    const key = readFileSync(house.keyFile, 'utf8');
    const after = options.random() * time;
    await eis(house, ['rotate-key'], after);
    await untilAlone(house);
    if (readFileSync(house.keyFile, 'utf8') !== key) whole += 1;
    else if (existsSync(`${house.keyFile}.next`)) between += 1;
    else before += 1;
    if ((await openedIn(house)) !== digest) broken.push(`${Math.round(after)} ms`);
  }
  await must(house, ['rotate-key']);
  if ((await openedIn(house)) !== digest || existsSync(`${house.keyFile}.next`)) broken.push('the end');
  return { before, whole, between, broken };
}

/** The digest of everything that is sealed in the house, with the keys that are there. */
async function openedIn(house: House): Promise<string> {
  const keyIn = (file: string): Uint8Array => parseMasterKey(new Secret(readFileSync(file, 'utf8')));
  const key = keyIn(house.keyFile);
  const next = `${house.keyFile}.next`;
  const seal = await createRotatingSeal(existsSync(next) ? keyIn(next) : key, key);
  const database = await openDatabase(house.store);
  try {
    return (await openAll(database, seal)).digest;
  } finally {
    await database.close();
  }
}
