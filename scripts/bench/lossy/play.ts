import type { ActionResult, Approval } from '../../../src/core/action-result.ts';
import { UserFacingError } from '../../../src/core/errors.ts';
import type { Owned } from '../../../src/core/privacy.ts';
import type { Chance } from '../../torture/chance.ts';
import { differenceOf, digestOf, type Judgement, judge, type Told } from './judge.ts';
import { drawOperation, type Operation } from './operations.ts';
import type { World } from './world.ts';

/** What was counted over all operations; each with a line that says what it was. */
export interface Played {
  readonly operations: number;
  readonly undone: number;
  readonly told: ReadonlyMap<Told, number>;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly wrong: readonly string[];
  readonly undoDiffers: readonly string[];
}

/** A fifth of all requests meets something. */
const TROUBLE = 0.2;
const UNDO = 0.3;
/** Tries of a second look while the service is in trouble; then it is well again. */
const LOOKS = 4;

const { signal } = new AbortController();

/** Carries out so many operations one after the other, and looks at the server itself after each of them. */
export async function play(world: World, chance: Chance, operations: number): Promise<Played> {
  const told = new Map<Told, number>();
  const faults: { [Kind in keyof Judgement | 'undoDiffers']: string[] } = {
    lost: [],
    doubled: [],
    wrong: [],
    undoDiffers: [],
  };
  let undone = 0;
  for (let index = 0; index < operations; index += 1) {
    const before = world.tasks();
    const operation = drawOperation([...before.keys()], chance);
    world.front.trouble(TROUBLE);
    const said = await carryOut(operation, `${index}.0`, world);
    const after = world.tasks();
    told.set(said, (told.get(said) ?? 0) + 1);
    const judged = judge(operation.meant, said, before, after);
    const where = `#${index} ${operation.call.action} ${JSON.stringify(operation.call.input)} (${said})`;
    for (const kind of ['lost', 'doubled', 'wrong'] as const)
      faults[kind].push(...judged[kind].map((what) => `${where}: ${what}`));
    if (said !== 'done' || !chance.hits(UNDO)) continue;
    world.front.trouble(TROUBLE);
    const back = await takeBack(`${index}`, world);
    if (back !== 'done') continue;
    undone += 1;
    if (digestOf(world.tasks()) !== digestOf(before))
      faults.undoDiffers.push(`${where}: ${differenceOf(before, world.tasks())}`);
  }
  return { operations, undone, told, ...faults };
}

const requestOf = (mark: string): string => (mark.split('.')[0] ?? '').padStart(32, '0');

async function carryOut({ call }: Operation, mark: string, world: World): Promise<Told> {
  const run = async (as: string, approved?: Approval): Promise<Owned<ActionResult>> =>
    await world.runAction(call, {
      caller: world.caller,
      signal,
      shown: undefined,
      age: 0,
      mark: as,
      request: requestOf(as),
      ...(approved ? { approved } : {}),
    });
  return await settled(world, mark, async () => {
    const first = resultIn(await run(mark), world);
    // Whoever is asked says yes, and is asked anew when something changed.
    return first.kind === 'confirm' ? resultIn(await run(mark, first.approval), world) : first;
  });
}

async function takeBack(request: string, world: World): Promise<Told> {
  const { caller } = world;
  const mark = `${request}.undo`;
  const room = caller.place.roomId;
  const taking = { caller, room, request: requestOf(request), mark, mode: 'ask', signal } as const;
  return await settled(world, mark, async () => resultIn(await world.takeBack(taking), world));
}

function resultIn(owned: Owned<ActionResult>, { caller }: World): ActionResult {
  const result = owned.showIn(caller.place);
  if (!result) throw new Error('a result that its own person may not see');
  return result;
}

/** What is said in the end: a doubt is looked at again when nothing is on its way any more, as eis does by itself. */
async function settled(world: World, mark: string, work: () => Promise<ActionResult>): Promise<Told> {
  const said = await toldOf(work);
  await world.front.idle();
  return said === 'unknown' ? await look(mark, world) : said;
}

async function toldOf(work: () => Promise<ActionResult>): Promise<Told> {
  try {
    return toldBy(await work());
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    return error.certainty === 'not done' ? 'not done' : 'unknown';
  }
}

function toldBy(result: ActionResult): Told {
  if (result.kind !== 'changed') return 'not done';
  switch (result.trouble?.kind) {
    case undefined:
      return 'done';
    case 'refused':
      return 'not done';
    case 'partly':
      return 'partly';
    case 'doubt':
      return 'unknown';
  }
}

async function look(mark: string, world: World): Promise<Told> {
  for (let tries = 0; tries <= LOOKS; tries += 1) {
    if (tries === LOOKS) world.front.trouble(0);
    try {
      const owned = await world.lookAgain({ caller: world.caller, mark, signal });
      const kind = owned.showIn(world.caller.place)?.kind;
      await world.front.idle();
      return kind ?? 'unknown';
    } catch (error) {
      if (!(error instanceof UserFacingError)) throw error;
      await world.front.idle();
    }
  }
  return 'unknown';
}
