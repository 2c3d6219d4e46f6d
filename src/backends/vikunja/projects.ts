import type { ProjectEntry } from '../../domains/tasks/keeper.ts';
import { isOk, parse, type Question } from './client.ts';
import { isGone, refusalOf } from './refusals.ts';
import type { Service } from './service.ts';
import { WireProject } from './wire.ts';

/** Favourites and saved filters are listed as projects with negative numbers; nothing can be put into them. */
const isReal = ({ id }: WireProject): boolean => id > 0;

export const openProjects = async (service: Service, signal: AbortSignal): Promise<readonly WireProject[]> =>
  (await service.all(WireProject, { path: '/api/v1/projects' }, signal)).filter(isReal);

export const allProjects = async (service: Service, signal: AbortSignal): Promise<readonly WireProject[]> => {
  const query = { is_archived: 'true' };
  return (await service.all(WireProject, { path: '/api/v1/projects', query }, signal)).filter(isReal);
};

const IS_NUMBER = /^\d{1,15}$/;

/** Undefined: gone. */
export async function readProject(
  service: Service,
  id: string,
  signal: AbortSignal,
): Promise<WireProject | undefined> {
  if (!IS_NUMBER.test(id)) return undefined;
  const question: Question = { method: 'GET', path: `/api/v1/projects/${id}` };
  const answer = await service.ask(question, signal);
  if (isGone(answer, 'project')) return undefined;
  if (!isOk(answer)) throw refusalOf(answer, question, service.host);
  return parse(WireProject, answer, { host: service.host, question });
}

export async function listProjects(service: Service, signal: AbortSignal): Promise<readonly ProjectEntry[]> {
  const projects = await allProjects(service, signal);
  return projects.map((project) => ({
    id: String(project.id),
    name: project.title,
    parent: parentOf(project) ?? undefined,
    isArchived: project.is_archived ?? false,
  }));
}

/** Null: none. */
export const parentOf = ({ parent_project_id: parent }: WireProject): string | null =>
  parent !== undefined && parent !== null && parent > 0 ? String(parent) : null;
