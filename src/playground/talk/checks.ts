import type { PlaygroundHomeserver } from '../homeserver/homeserver.ts';
import { relationOf, type RoomEvent, textAt, isObject } from '../homeserver/event.ts';
import type { ModelRequest, ModelServer } from '../models/model-server.ts';
import type { PlaygroundVikunja } from '../vikunja/vikunja.ts';
import type { Models } from './models.ts';
import type { Readings } from './readings.ts';
import { differsFromFile, differsFromFiles } from './sent-files.ts';
import type { Check } from './talk-step.ts';

export interface Line {
  readonly room: string;
  readonly event: string;
  /** How many requests the services had answered before it was said. */
  readonly asked: number;
  /** How many questions each model had been given before. */
  readonly prompts: ReadonlyMap<string, number>;
}

export interface ChecksDeps {
  readonly homeserver: PlaygroundHomeserver;
  readonly bot: string;
  readonly readings: Pick<Readings, 'find'>;
  readonly services: () => readonly PlaygroundVikunja[];
  readonly models: Pick<Models, 'server' | 'names'>;
  /** By its number in the transcript. */
  readonly line: (number: number) => Line | undefined;
}

/** Looks at what a talk states about lines and services. */
export class Checks {
  readonly #deps: ChecksDeps;
  /** Lines that stood in their room when a service was asked. */
  readonly #standing = new Set<string>();
  #noted: string | undefined;

  constructor(deps: ChecksDeps) {
    this.#deps = deps;
  }

  /** A service is about to be asked: which of these lines can still be read? */
  serviceIsAsked(lines: readonly Line[]): void {
    for (const { room, event } of lines) if (!this.#isRedacted(room, event)) this.#standing.add(event);
  }

  /** What is not as stated. */
  difference(check: Check): string | undefined {
    switch (check.kind) {
      case 'redacted':
        return this.#onLine(check.target, (line) => this.#redacted(line, check.beforeAnyService));
      case 'no reactions':
        return this.#onLine(check.target, ({ room, event }) => {
          const keys = this.#reactionsTo(room, event);
          return keys.length === 0 ? undefined : `it has ${keys.join(' ')}`;
        });
      case 'ends':
        return this.#onLine(check.target, ({ room, event }) => {
          const text = this.#textNow(room, event);
          return text.endsWith(check.text) ? undefined : `it is now:\n${text}`;
        });
      case 'has':
        return this.#has(check.title, check.count);
      case 'brings':
        return this.#onLine(check.target, ({ room, event }) => {
          const { homeserver, readings } = this.#deps;
          const said = this.#find(room, event);
          return said && differsFromFile(readings.find(said), check.name, homeserver.world);
        });
      case 'hangs':
        return differsFromFiles(this.#deps.services(), check.title, check.names);
      case 'note':
        this.#noted = digest(this.#deps.services());
        return undefined;
      case 'as noted': {
        const now = digest(this.#deps.services());
        return now === this.#noted
          ? undefined
          : `noted was:\n${this.#noted ?? '(nothing)'}\nnow there is:\n${now}`;
      }
      case 'asked':
        return this.#onLine(check.since, ({ asked }) => this.#asked(asked, check.most));
      case 'prompts':
        return this.#prompts(check);
      case 'saw':
        return this.#saw(check);
    }
  }

  /** How many questions each model has been given. */
  get prompts(): ReadonlyMap<string, number> {
    const { models } = this.#deps;
    return new Map(models.names().map((name) => [name, promptsTo(models.server(name)).length]));
  }

  #prompts({ model, count, since }: Extract<Check, { kind: 'prompts' }>): string | undefined {
    const server = this.#deps.models.server(model);
    if (!server) return `there is no model ${model}`;
    const before = since === undefined ? 0 : this.#deps.line(since)?.prompts.get(model);
    if (before === undefined) return `there is no line ${since ?? 0}`;
    const given = promptsTo(server).slice(before);
    return given.length === count
      ? undefined
      : `it was given ${given.length}:\n${given.map(textIn).join('\n')}`;
  }

  #saw({ model, text, isExpected }: Extract<Check, { kind: 'saw' }>): string | undefined {
    const server = this.#deps.models.server(model);
    if (!server) return `there is no model ${model}`;
    const given = server.requests.map(textIn);
    const isSeen = given.some((one) => one.includes(text));
    return isSeen === isExpected ? undefined : `it was given:\n${given.join('\n')}`;
  }

  /** How many requests the services have answered. */
  get asked(): number {
    return this.#deps.services().reduce((sum, { requests }) => sum + requests.length, 0);
  }

  #asked(before: number, most: number): string | undefined {
    const count = this.asked - before;
    if (count <= most) return undefined;
    const all = this.#deps.services().flatMap(({ requests }) => requests);
    const asked = all.slice(-count).map(({ method, template }) => `${method} ${template}`);
    return `${count} requests came:\n${asked.join('\n')}`;
  }

  #onLine(number: number, look: (line: Line) => string | undefined): string | undefined {
    const line = this.#deps.line(number);
    return line ? look(line) : `there is no line ${number}`;
  }

  #redacted({ room, event }: Line, beforeAnyService: boolean): string | undefined {
    if (!this.#isRedacted(room, event)) return 'it can still be read';
    const isLate = beforeAnyService && this.#standing.has(event);
    return isLate ? 'a service was asked before it was redacted' : undefined;
  }

  #find(room: string, event: string): RoomEvent | undefined {
    return this.#deps.homeserver.world.room(room).find(event)?.event;
  }

  #isRedacted(room: string, event: string): boolean {
    return this.#find(room, event)?.unsigned?.['redacted_because'] !== undefined;
  }

  #reactionsTo(room: string, target: string): readonly string[] {
    const { homeserver, bot } = this.#deps;
    return homeserver.world.room(room).events.flatMap(({ event }) => {
      const { target: of, key } = relationOf(event);
      const isMeant = event.type === 'm.reaction' && event.sender === bot && of === target;
      return isMeant && key !== undefined ? [key] : [];
    });
  }

  /** The text after the last edit. */
  #textNow(room: string, target: string): string {
    const { homeserver, readings } = this.#deps;
    const edit = homeserver.world.room(room).events.findLast(({ event }) => {
      const { type, target: of } = relationOf(event);
      return type === 'm.replace' && of === target;
    })?.event;
    const last = edit && readings.find(edit).content['m.new_content'];
    const said = this.#find(room, target);
    const content = isObject(last) ? last : ((said && readings.find(said).content) ?? {});
    return textAt(content, 'body') ?? '';
  }

  #has(title: string, wanted: number): string | undefined {
    const count = this.#deps
      .services()
      .flatMap(({ state }) => [...state.tasks.values()])
      .filter((task) => task.title === title).length;
    return count === wanted ? undefined : `there are ${count}`;
  }
}

const promptsTo = (server: ModelServer | undefined): readonly ModelRequest[] =>
  (server?.requests ?? []).filter(({ isPrompt }) => isPrompt);

const textIn = ({ bytes }: ModelRequest): string => new TextDecoder().decode(bytes);

/** Everything that people can see of their tasks, in an order of its own: ids, numbers and times of change are left out. */
function digest(services: readonly PlaygroundVikunja[]): string {
  const lines = services.flatMap(({ state }) =>
    [...state.tasks.values()].map((task) =>
      JSON.stringify([
        state.projects.get(task.project)?.title,
        task.title,
        task.description,
        task.done,
        ...[task.due, task.start, task.end].map((date) => date ?? null),
        task.reminders,
        [task.repeatAfter, task.repeatMode, task.priority, task.percentDone, task.hexColor],
        sortedText(task.labels.map((id) => state.labels.get(id)?.title ?? '')),
        sortedText(task.assignees.map((id) => state.user(id).username)),
        [...task.favouriteOf].toSorted((a, b) => a - b),
      ]),
    ),
  );
  return lines.toSorted().join('\n');
}

const sortedText = (texts: readonly string[]): readonly string[] =>
  texts.toSorted((a, b) => (a < b ? -1 : 1));
