import type { ActionDescription } from '../../core/action.ts';

export interface Section {
  readonly title: string;
  readonly actions: readonly ActionDescription[];
}

/** Abilities of one word belong to eis itself. */
const ITSELF = 'General';

/** By the noun of the action's name, in the order in which they are declared; what is eis's own comes last. */
export function sectionsOf(actions: readonly ActionDescription[]): readonly Section[] {
  const byTitle = Map.groupBy(actions, sectionTitleOf);
  return [...byTitle]
    .map(([title, list]) => ({ title, actions: list }))
    .toSorted((a, b) => Number(a.title === ITSELF) - Number(b.title === ITSELF));
}

/** A key is allowed to be used, or not. */
const BELONGS_TO: Readonly<Record<string, string>> = { consent: 'key' };

/** `task.add` → `Tasks`, `settings.show` → `Settings`, `help` → `General`. */
function sectionTitleOf({ name }: ActionDescription): string {
  const [noun, verb] = name.split('.');
  if (noun === undefined || verb === undefined) return ITSELF;
  const about = BELONGS_TO[noun] ?? noun;
  const title = `${about.charAt(0).toUpperCase()}${about.slice(1)}`;
  return title.endsWith('s') ? title : `${title}s`;
}

/** How an action is called as a command: `task add`, or as people know it: `config add`. */
export const commandOf = ({ name, aliases }: Pick<ActionDescription, 'name' | 'aliases'>): string =>
  aliases[0] ?? spacedName(name);

/** All the ways to call it as a command. */
export const commandsOf = ({
  name,
  aliases,
}: Pick<ActionDescription, 'name' | 'aliases'>): readonly string[] => [...aliases, spacedName(name), name];

const spacedName = (name: string): string => name.replace('.', ' ');
