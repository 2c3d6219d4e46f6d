import { allProjects, openProjects, readProject } from './projects.ts';
import type { Service } from './service.ts';
import { WireLabel, type WireProject } from './wire.ts';

/** Names of projects and labels as this session knows them: asked for when first needed, forgotten when eis adds one. */
export interface Names {
  /** Fills the names of these projects; the ones that nobody tells are called by their number. */
  readonly learnProjects: (ids: readonly number[], signal: AbortSignal) => Promise<void>;
  readonly rememberProject: (id: string, name: string) => void;
  readonly nameOf: (project: number) => string;
  readonly labels: (signal: AbortSignal) => Promise<readonly WireLabel[]>;
  readonly forget: () => void;
}

export function createNames(service: Service): Names {
  const names = new Map<number, string>();
  let labels: readonly WireLabel[] | undefined;
  const learn = (projects: readonly WireProject[]): void => {
    for (const { id, title } of projects) names.set(id, title);
  };
  const isKnown = (ids: readonly number[]): boolean => ids.every((id) => names.has(id));
  return {
    nameOf: (id) => names.get(id) ?? `#${id}`,
    rememberProject: (id, name) => void (names.has(Number(id)) || names.set(Number(id), name)),
    async learnProjects(ids, signal) {
      if (isKnown(ids)) return;
      if (ids.length === 1) {
        const found = await readProject(service, String(ids[0]), signal);
        if (found) learn([found]);
        return;
      }
      learn(await openProjects(service, signal));
      if (!isKnown(ids)) learn(await allProjects(service, signal));
    },
    async labels(signal) {
      labels ??= await service.all(WireLabel, { path: '/api/v1/labels' }, signal);
      return labels;
    },
    forget() {
      labels = undefined;
      names.clear();
    },
  };
}
