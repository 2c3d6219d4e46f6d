import type { RoomEvent } from '../homeserver/event.ts';
import { Heard, type HeardMessage } from './heard.ts';
import { House, type HouseDeps } from './house.ts';
import { matches } from './matches.ts';
import { momentOn } from './moment.ts';
import { parseTalk } from './parse-talk.ts';
import { emptySeed, permissionsFor, type Seed, type SeededTask, seedFile } from './seed.ts';
import { Stage } from './stage.ts';
import { type Act, type Step, TalkMistake, type Where } from './talk-step.ts';
import { type Spoken, transcriptLine } from './transcript.ts';

export interface TalkDeps extends HouseDeps {
  /** The user that people write to. */
  readonly bot: string;
  readonly moveClock: (moment: Date) => void;
  /** The text of a file beside the talk. */
  readonly readSeed: (file: string) => Promise<string>;
  /** Called with each line of the transcript as it is spoken. */
  readonly print: (line: string) => void;
}

/** `difference`: the first thing that was not as the talk expected it. */
export interface TalkResult {
  readonly difference: string | undefined;
  /** How many expectations were met. */
  readonly met: number;
}

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** The clock of conversation.md, for talks that set none. */
const USUAL_CLOCK = { day: '2026-11-20', time: '09:12', zone: 'Europe/Berlin' };

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
  readonly #heard: Heard;
  /** The event of each line of the transcript, the first one at 0. */
  readonly #lines: { readonly room: string; readonly event: string }[] = [];
  #seed: Seed = emptySeed;
  #zone = USUAL_CLOCK.zone;
  #lastSpeaker: string | undefined;

  constructor(deps: TalkDeps, { compares }: { compares: boolean }) {
    this.#deps = deps;
    this.#compares = compares;
    this.#house = new House(deps);
    this.#stage = new Stage(deps.homeserver, { bot: deps.bot, seed: () => this.#seed });
    this.#heard = new Heard(deps.homeserver, deps.bot);
    deps.moveClock(new Date(momentOn(USUAL_CLOCK.day, USUAL_CLOCK.time, USUAL_CLOCK.zone)));
  }

  /** A restart and a kill come in the middle of whatever eis does; everything else waits until eis has finished. */
  async take(step: Step): Promise<string | undefined> {
    if (step.kind === 'expects') return await this.#expect(step);
    if (isSudden(step)) {
      await this.#house.startAgain(step.kind);
      return undefined;
    }
    const unexpected = await this.catchUp();
    if (unexpected === undefined) await this.#act(step);
    return unexpected;
  }

  /** Waits until eis has done everything. Without expectations its messages are printed; with them, none may be left. */
  async catchUp(): Promise<string | undefined> {
    if (!this.#house.isStarted()) return undefined;
    await this.#settle();
    for (let next = this.#heard.takeAny(); next; next = this.#heard.takeAny()) {
      if (this.#compares)
        return `Nothing was expected here, but eis said:\n${indented(this.#describe(next))}`;
      this.#note(next);
    }
    return undefined;
  }

  async close(): Promise<void> {
    this.#heard.close();
    await this.#house.close();
  }

  async #act(step: Exclude<Step, StepOf<'expects'> | StepOf<'restart' | 'kill'>>): Promise<void> {
    switch (step.kind) {
      case 'clock':
        this.#setClock(step);
        return;
      case 'seed':
        await this.#readSeed(step);
        return;
      case 'encrypt':
        await this.#stage.encrypt(step.where);
        return;
      case 'join':
      case 'leave':
      case 'kick':
        await this.#changeMember(step);
        return;
      case 'does':
        await this.#speak(step);
    }
  }

  #setClock({ day, time, zone, line }: StepOf<'clock'>): void {
    if (zone !== undefined && zone !== this.#zone && this.#house.isStarted())
      throw new TalkMistake(line, 'the zone is set once, before anybody speaks');
    this.#zone = zone ?? this.#zone;
    this.#deps.moveClock(new Date(momentOn(day, time, this.#zone)));
  }

  async #readSeed({ file, line }: StepOf<'seed'>): Promise<void> {
    if (this.#house.isStarted()) throw new TalkMistake(line, 'a seed comes before anybody speaks');
    const read = seedFile.safeParse(JSON.parse(await this.#deps.readSeed(file)));
    if (!read.success) throw new TalkMistake(line, `${file} is not a seed: ${read.error.message}`);
    this.#seed = read.data;
    this.#zone = read.data.zone ?? this.#zone;
    this.#deps.homeserver.switchTo({ encryptsNewRooms: read.data.encryptsNewRooms });
  }

  async #start(): Promise<void> {
    if (this.#house.isStarted()) return;
    const { domain } = this.#deps.homeserver;
    const permissions = permissionsFor(this.#seed, domain);
    const eis = await this.#house.start({ permissions, zone: this.#zone });
    await this.#stage.build();
    for (const [name, { tasks }] of Object.entries(this.#seed.people))
      for (const task of tasks) await eis.addOwnTask(`@${name}:${domain}`, this.#dated(task));
    await this.#settle();
  }

  /** A local time becomes an instant of the zone; a day stays one. */
  #dated({ title, due }: SeededTask): SeededTask {
    const [day = '', time] = due?.split('T') ?? [];
    if (due === undefined) return { title };
    return { title, due: time === undefined ? day : momentOn(day, time, this.#zone) };
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
    this.#lastSpeaker = who;
    const event = await this.#do(act, { who, room, line });
    this.#lines.push({ room, event });
    this.#print({ who, place: this.#stage.nameOf(room, who), text: spokenAs(act) });
  }

  async #do(act: Act, { who, room, line }: { who: string; room: string; line: number }): Promise<string> {
    const person = await this.#stage.person(who);
    if (act.kind === 'says')
      return this.#stage.isEncrypted(room)
        ? await person.sayEncrypted(room)
        : await person.say(room, act.text);
    const target = this.#lines[act.target - 1];
    if (!target) throw new TalkMistake(line, `there is no line ${act.target} yet`);
    switch (act.kind) {
      case 'reacts':
        return await person.react(target.room, target.event, act.symbol);
      case 'redacts':
        return await person.redact(target.room, target.event);
      case 'edits':
        return await person.edit(target.room, target.event, act.text);
      case 'replies':
        return await person.reply(room, target.event, act.text);
      case 'thread':
        return await person.sayInThread(room, target.event, act.text);
    }
  }

  /** The next message of eis in that room, as soon as it is there. */
  async #expect(step: StepOf<'expects'>): Promise<string | undefined> {
    const room = (): string | undefined => this.#stage.find(step.where, this.#lastSpeaker ?? '');
    await this.#house.waitUntil(async () => {
      await this.#stage.acceptInvites();
      return this.#heard.has(room()) || (await this.#house.isIdle());
    });
    const expected = `eis @ ${spokenPlace(step.where)} ${step.type} ${step.text}`;
    const next = this.#heard.take(room());
    if (!next) return differs(step.line, expected, '(nothing)');
    if (!this.#fits(step, next, room())) return differs(step.line, expected, this.#describe(next));
    this.met += 1;
    this.#note(next);
    return undefined;
  }

  /** "(reply to 3)" is compared where the talk writes it. */
  #fits({ type, text }: StepOf<'expects'>, next: HeardMessage, room: string | undefined): boolean {
    const got = text.startsWith('(reply to ') ? this.#replyTo(next.event) + next.text : next.text;
    return next.event.room_id === room && next.type === type && matches(text, got);
  }

  #describe({ event, type, text }: HeardMessage): string {
    const place = this.#stage.nameOf(event.room_id, this.#lastSpeaker);
    return `eis @ ${place} ${type} ${this.#replyTo(event)}${text}`;
  }

  #replyTo({ content }: RoomEvent): string {
    const target = repliedTo(content['m.relates_to']);
    const index = this.#lines.findIndex(({ event }) => event === target);
    return index < 0 ? '' : `(reply to ${index + 1}) `;
  }

  #note(message: HeardMessage): void {
    const { event, type } = message;
    const place = this.#stage.nameOf(event.room_id, this.#lastSpeaker);
    this.#lines.push({ room: event.room_id, event: event.event_id });
    this.#print({ who: 'eis', place, type, text: this.#replyTo(event) + message.text });
  }

  #print(spoken: Omit<Spoken, 'number'>): void {
    this.#deps.print(transcriptLine({ number: this.#lines.length, ...spoken }));
  }

  async #settle(): Promise<void> {
    await this.#house.waitUntil(async () => {
      await this.#stage.acceptInvites();
      return await this.#house.isIdle();
    });
  }
}

const isSudden = (step: Step): step is StepOf<'restart' | 'kill'> =>
  step.kind === 'restart' || step.kind === 'kill';

const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

const differs = (line: number, expected: string, got: string): string =>
  `The talk differs at line ${line}.\nexpected:\n${indented(expected)}\ngot:\n${indented(got)}`;

function repliedTo(relation: unknown): unknown {
  if (typeof relation !== 'object' || relation === null || 'rel_type' in relation) return undefined;
  const reply = 'm.in_reply_to' in relation ? relation['m.in_reply_to'] : undefined;
  return typeof reply === 'object' && reply !== null && 'event_id' in reply ? reply.event_id : undefined;
}

const spokenPlace = (where: Where): string =>
  where.kind === 'shared' ? where.name : where.with === undefined ? 'dm' : `dm(${where.with})`;

function spokenAs(act: Act): string {
  switch (act.kind) {
    case 'says':
      return act.text;
    case 'reacts':
      return `reacts ${act.symbol} ${act.target}`;
    case 'redacts':
      return `redacts ${act.target}`;
    case 'edits':
      return `edits ${act.target} ${act.text}`;
    case 'replies':
      return `(reply to ${act.target}) ${act.text}`;
    case 'thread':
      return `(thread ${act.target}) ${act.text}`;
  }
}
