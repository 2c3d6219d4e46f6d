import type { StoredProject, StoredTask, StoredUser } from '../vikunja/state.ts';
import { type Population, populate } from '../vikunja/populate.ts';
import type { PlaygroundVikunja } from '../vikunja/vikunja.ts';
import { momentOn } from './moment.ts';
import type { Seed, SeededService, ServiceTask } from './seed.ts';

/** Puts what a seed says into a service: accounts, tokens, projects, labels and tasks. */
export function furnish(
  vikunja: PlaygroundVikunja,
  address: string,
  { seed, zone }: { seed: Seed; zone: string },
): void {
  const service = seed.services[address];
  if (!service) return;
  const room = new Furnishing(vikunja, zone);
  for (const [name, { connections }] of Object.entries(seed.people))
    for (const { token } of connections.filter((one) => one.address === address)) room.token(name, token);
  room.fill(service);
}

class Furnishing {
  readonly #vikunja: PlaygroundVikunja;
  readonly #put: Population;
  readonly #zone: string;

  constructor(vikunja: PlaygroundVikunja, zone: string) {
    this.#vikunja = vikunja;
    this.#put = populate(vikunja.state);
    this.#zone = zone;
  }

  fill({ accounts, projects, labels, tasks }: SeededService): void {
    for (const { name, zone, language, tokens } of accounts) {
      const user = this.#user(name);
      if (zone !== undefined) user.timeZone = zone;
      if (language !== undefined) user.language = language;
      for (const token of tokens) this.token(name, token);
    }
    for (const { title, of, members } of projects) {
      const readers = new Map(members.map((name) => [this.#user(name).id, 1] as const));
      this.#put.addProject(this.#user(of), { title, members: readers });
    }
    for (const { title, of } of labels) this.#put.addLabel(this.#user(of), title);
    for (const task of tasks) this.#task(task);
  }

  token(name: string, secret: string): void {
    this.#put.addToken(this.#user(name), { secret });
  }

  #user(name: string): StoredUser {
    const { state } = this.#vikunja;
    return state.userNamed(name) ?? this.#put.addUser({ username: name });
  }

  #task(task: ServiceTask): void {
    const project = this.#project(task);
    const owner = this.#vikunja.state.user(project.owner);
    const made = this.#put.addTask(project, {
      title: task.title,
      description: task.description,
      priority: task.priority,
      done: task.done,
      doneAt: instantIn(task.doneAt, this.#zone),
      ...(task.created === undefined ? {} : { created: Date.parse(momentOf(task.created, this.#zone)) }),
      repeatAfter: task.repeatAfter,
      due: instantIn(task.due, this.#zone),
      labels: task.labels.map((title) => this.#put.addLabel(owner, title).id),
      assignees: task.assignees.map((name) => this.#user(name).id),
    });
    for (const text of task.comments) this.#comment(made, text);
  }

  #comment(task: StoredTask, text: string): void {
    const { state } = this.#vikunja;
    const at = state.instant();
    const id = state.next('comment');
    task.comments.push({ id, comment: `<p>${text}</p>`, author: task.createdBy, created: at, updated: at });
  }

  /** The inbox of whoever's task it is, or the first project of that title. */
  #project({ project, of }: ServiceTask): StoredProject {
    const { state } = this.#vikunja;
    const [first] = state.users.values();
    const inboxOf = of === undefined ? first : this.#user(of);
    const found =
      project === 'Inbox'
        ? state.projects.get(inboxOf?.inbox ?? 0)
        : [...state.projects.values()].find(({ title }) => title === project);
    if (!found) throw new Error(`the seed has no project ${project}`);
    return found;
  }
}

/** A whole day begins at midnight in the zone of the talk, as web clients write it. */
export function instantIn(when: string | undefined, zone: string): number | undefined {
  return when === undefined ? undefined : Date.parse(momentOf(when, zone));
}

function momentOf(when: string, zone: string): string {
  const [day = '', time = '00:00'] = when.split('T');
  return momentOn(day, time, zone);
}
