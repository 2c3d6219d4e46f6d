import { modelsFile } from '../models/rules-file.ts';
import type { Generation } from '../vikunja/generation.ts';
import { Checks } from './checks.ts';
import { Heard } from './heard.ts';
import { House, type HouseDeps } from './house.ts';
import { Lines } from './lines.ts';
import { Models } from './models.ts';
import { momentOn, USUAL_CLOCK } from './moment.ts';
import { networkOf } from './network.ts';
import { parseTalk } from './parse-talk.ts';
import { performAct, speak } from './perform-act.ts';
import { readFileOf } from './read-files.ts';
import { Readings } from './readings.ts';
import { emptySeed, permissionsFor, quirksFor, type Seed, seedFile } from './seed.ts';
import { seedPeople } from './seed-people.ts';
import { Services } from './services.ts';
import { differs, indented, spokenAs, spokenPlace } from './spoken.ts';
import { Stage } from './stage.ts';
import type { TalkEnd } from './talk-end.ts';
import {
  type Act,
  assertVersion,
  isSudden,
  type Step,
  type StepOf,
  type Sudden,
  TalkMistake,
} from './talk-step.ts';
import { workInService } from './work-in-service.ts';

export interface TalkDeps extends HouseDeps {
  /** The user that people write to. */
  readonly bot: string;
  /** Which Vikunja the services of the talk are. */
  readonly vikunja: Generation;
  /** The text of a file beside the talk. */
  readonly readSeed: (file: string) => Promise<string>;
  /** Called with each line of the transcript as it is spoken. */
  readonly print: (line: string) => void;
  /** Called before eis is stopped for good. */
  readonly onEnd?: (end: TalkEnd) => Promise<void>;
}

/** `difference`: the first thing that was not as the talk expected it. */
export interface TalkResult {
  readonly difference: string | undefined;
  /** How many expectations were met. */
  readonly met: number;
}

/** How far the clock moves on by itself where a talk expects something that eis says later. */
const SOON_MS = 5 * 60_000;

/**
 * Plays a talk to a real eis and, where it has expectations, compares. Throws `TalkMistake` where the talk itself is wrong, before
 * anything was said where that can be seen. eis is stopped at the end in every case.
 */
export async function runTalk(text: string, deps: TalkDeps): Promise<TalkResult> {
  const steps = parseTalk(text);
  const talk = new Talk(deps, { compares: steps.some(({ kind }) => kind === 'expects') });
  try {
    for (const step of steps) {
      const difference = await talk.take(step);
      if (difference !== undefined) return { difference, met: talk.met };
    }
    return { difference: await talk.catchUp(), met: talk.met };
  } finally {
    await talk.close();
  }
}

class Talk {
  met = 0;
  readonly #deps: TalkDeps;
  readonly #compares: boolean;
  readonly #house: House;
  readonly #stage: Stage;
  readonly #readings: Readings;
  readonly #heard: Heard;
  readonly #lines: Lines;
  readonly #services: Services;
  readonly #models: Models;
  readonly #checks: Checks;
  #seed: Seed = emptySeed;
  #zone = USUAL_CLOCK.zone;

  constructor(deps: TalkDeps, { compares }: { compares: boolean }) {
    this.#deps = deps;
    this.#compares = compares;
    const { homeserver, bot, now, sleep, print } = deps;
    this.#stage = new Stage(homeserver, { bot, seed: () => this.#seed });
    this.#readings = new Readings({ ...homeserver, bot, sleep, openBySomeone: this.#stage.openBySomeone });
    this.#house = new House({ ...deps, isRead: () => this.#readings.isSettled() });
    this.#heard = new Heard(this.#readings);
    const onRequest = (): void => this.#checks.serviceIsAsked(this.#lines.all);
    this.#services = new Services({ version: deps.vikunja, now, sleep, onRequest });
    this.#models = new Models({ now, sleep, onRequest });
    this.#checks = new Checks({
      homeserver,
      bot,
      readings: this.#readings,
      services: () => this.#services.all,
      models: this.#models,
      line: (number) => this.#lines.at(number),
    });
    this.#lines = new Lines({
      stage: this.#stage,
      print,
      count: () => ({ asked: this.#checks.asked, prompts: this.#checks.prompts }),
    });
    deps.moveClock(new Date(momentOn(USUAL_CLOCK.day, USUAL_CLOCK.time, USUAL_CLOCK.zone)));
  }

  /** A restart and a kill come in the middle of whatever eis does; everything else waits until eis has finished. */
  async take(step: Step): Promise<string | undefined> {
    if (step.kind === 'expects') return await this.#expect(step);
    if (isSudden(step)) {
      if (step.kind === 'asked') await this.#untilAsked(step);
      else await this.#house.startAgain(step.kind);
      return undefined;
    }
    const unexpected = await this.catchUp();
    if (unexpected !== undefined) return unexpected;
    if (step.kind === 'check') return await this.#check(step);
    await this.#act(step);
    return undefined;
  }

  /** Waits until eis has done everything. Without expectations its messages are printed; with them, none may be left. */
  async catchUp(): Promise<string | undefined> {
    if (!this.#house.isStarted()) return undefined;
    await this.#settle();
    for (let next = this.#heard.takeAny(); next; next = this.#heard.takeAny()) {
      if (this.#compares)
        return `Nothing was expected here, but eis said:\n${indented(this.#lines.describe(next))}`;
      this.#lines.note(next);
    }
    return undefined;
  }

  async close(): Promise<void> {
    const { homeserver, onEnd } = this.#deps;
    const [people, { said }, { seen }] = [this.#stage.people(), this.#lines, this.#models];
    if (this.#house.isStarted()) await onEnd?.({ seen, people, said, homeserver });
    this.#readings.close();
    await this.#house.close();
    await this.#services.close();
    await this.#models.close();
  }

  async #act(step: Exclude<Step, StepOf<'expects' | 'check' | Sudden>>): Promise<void> {
    switch (step.kind) {
      case 'clock':
        this.#setClock(step);
        return;
      case 'seed':
        await this.#readSeed(step);
        return;
      case 'models':
        await this.#readModels(step);
        return;
      case 'model':
        await this.#start();
        this.#models.change(step);
        return;
      case 'encrypt':
        await this.#stage.encrypt(step.where);
        return;
      case 'join':
      case 'leave':
      case 'kick':
        await this.#changeMember(step);
        return;
      case 'versions':
        assertVersion(step, this.#deps.vikunja);
        return;
      case 'service':
        await this.#work(step);
        return;
      case 'fault':
        await this.#start();
        this.#services.plan(step.name, step);
        return;
      case 'no faults':
        this.#services.clearFaults();
        return;
      case 'does':
        await this.#speak(step);
    }
  }

  async #work({ who, act, line }: StepOf<'service'>): Promise<void> {
    await this.#start();
    const wrong = workInService(this.#services.all, { who, act, zone: this.#zone });
    if (wrong !== undefined) throw new TalkMistake(line, wrong);
  }

  async #check({ check, line }: StepOf<'check'>): Promise<string | undefined> {
    await this.#start();
    const difference = this.#checks.difference(check);
    return difference === undefined ? undefined : `Not as stated in line ${line}:\n${indented(difference)}`;
  }

  #setClock({ day, time, zone, line }: StepOf<'clock'>): void {
    if (zone !== undefined && zone !== this.#zone && this.#house.isStarted())
      throw new TalkMistake(line, 'the zone is set once, before anybody speaks');
    this.#zone = zone ?? this.#zone;
    this.#deps.moveClock(new Date(momentOn(day, time, this.#zone)));
  }

  async #readSeed({ file, line }: StepOf<'seed'>): Promise<void> {
    if (this.#house.isStarted()) throw new TalkMistake(line, 'a seed comes before anybody speaks');
    this.#seed = await readFileOf({ file, line, isNo: 'is not a seed' }, seedFile, this.#deps.readSeed);
    this.#zone = this.#seed.zone ?? this.#zone;
    this.#deps.homeserver.switchTo(quirksFor(this.#seed));
  }

  async #readModels({ file, line }: StepOf<'models'>): Promise<void> {
    if (this.#house.isStarted()) throw new TalkMistake(line, 'models come before anybody speaks');
    const read = await readFileOf({ file, line, isNo: 'has no models' }, modelsFile, this.#deps.readSeed);
    await this.#models.start(read);
  }

  /** It has a question that it had not when something was last said. */
  async #untilAsked({ model }: StepOf<'asked'>): Promise<void> {
    const before = this.#lines.all.at(-1)?.prompts.get(model) ?? 0;
    const promptsNow = (): number => this.#checks.prompts.get(model) ?? 0;
    await this.#house.waitUntil(async () => await Promise.resolve(promptsNow() > before));
  }

  async #start(): Promise<void> {
    if (this.#house.isStarted()) return;
    const { domain } = this.#deps.homeserver;
    const permissions = permissionsFor(this.#seed, domain);
    await this.#services.start(this.#seed, this.#zone);
    const network = networkOf([this.#services.hosted, this.#models.hosted]);
    const { local: localModel } = this.#models;
    const world = { permissions, zone: this.#zone, network, ...(localModel ? { localModel } : {}) };
    const eis = await this.#house.start(world);
    await this.#stage.build();
    await seedPeople(eis, this.#seed, { domain, zone: this.#zone });
    await this.#settle();
  }

  async #changeMember({ kind, who, where, line }: StepOf<'join' | 'leave' | 'kick'>): Promise<void> {
    await this.#start();
    const room = this.#stage.find(where, who);
    if (room === undefined) throw new TalkMistake(line, 'nobody has been in that room yet');
    if (kind === 'join') await this.#stage.bring(who, room);
    else await this.#stage.takeAway(who, room, kind);
  }

  async #speak({ who, where, act, line }: StepOf<'does'>): Promise<void> {
    await this.#start();
    const isNew = this.#stage.find(where, who) === undefined;
    const room = await this.#stage.room(where, who);
    // eis is given the time to come in. What it says on the way stands after this line.
    if (isNew) await this.#settle();
    this.#lines.lastSpeaker = who;
    const counts = this.#lines.count();
    const event = await this.#do(act, { who, room, line });
    this.#lines.add({ who, room, event, text: spokenAs(act), counts });
  }

  async #do(act: Act, { who, room, line }: { who: string; room: string; line: number }): Promise<string> {
    const person = await this.#stage.person(who);
    if (act.kind === 'says' || act.kind === 'sends') return await speak(person, room, act);
    const target = this.#lines.at(act.target);
    if (!target) throw new TalkMistake(line, `there is no line ${act.target} yet`);
    return await performAct(person, act, { target, room });
  }

  /** The next message of eis in that room, as soon as it is there. */
  async #expect(step: StepOf<'expects'>): Promise<string | undefined> {
    const room = (): string | undefined => this.#stage.find(step.where, this.#lines.lastSpeaker ?? '');
    await this.#house.waitUntilTime(SOON_MS, {
      isReached: async () => {
        await this.#stage.acceptInvites();
        return this.#heard.has(room());
      },
      isSilent: () => this.#heard.isEmpty(),
    });
    const expected = `eis @ ${spokenPlace(step.where)} ${step.type} ${step.text}`;
    const next = this.#heard.take(room());
    if (!next) return differs(step.line, expected, '(nothing)');
    if (!this.#lines.fits(step, next, room()))
      return differs(step.line, expected, this.#lines.describe(next));
    this.met += 1;
    this.#lines.note(next);
    return undefined;
  }

  async #settle(): Promise<void> {
    await this.#house.waitUntil(async () => {
      await this.#stage.acceptInvites();
      return await this.#house.isIdle();
    });
  }
}
