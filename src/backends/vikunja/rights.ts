import type { Question } from './client.ts';

interface Right {
  /** As tokens have it: `tasks: update`. */
  readonly scope: string;
  /** As people have it: `change tasks`. */
  readonly to: string;
}

/** Scopes that are named alike in all versions, but for the last one, which 0.24 does not have. */
const RIGHTS: readonly (readonly [method: string, path: RegExp, scope: string, to: string])[] = [
  ['GET', /^\/tasks(\/all)?$|^\/projects\/-?\d+\/tasks$/, 'tasks: read_all', 'list tasks'],
  ['GET', /^\/tasks\/\d+$/, 'tasks: read_one', 'read a task'],
  ['PUT', /^\/projects\/-?\d+\/tasks$/, 'tasks: create', 'add tasks'],
  ['POST', /^\/tasks\/\d+$/, 'tasks: update', 'change tasks'],
  ['PATCH', /^\/tasks\/\d+$/, 'tasks: update and read_one', 'change tasks'],
  ['DELETE', /^\/tasks\/\d+$/, 'tasks: delete', 'delete tasks'],
  ['PUT', /^\/tasks\/\d+\/labels$/, 'tasks_labels: create', 'put labels on tasks'],
  ['DELETE', /^\/tasks\/\d+\/labels\/\d+$/, 'tasks_labels: delete', 'take labels off tasks'],
  ['PUT', /^\/tasks\/\d+\/assignees$/, 'tasks_assignees: create', 'assign tasks'],
  ['DELETE', /^\/tasks\/\d+\/assignees\/\d+$/, 'tasks_assignees: delete', 'take people off tasks'],
  ['GET', /^\/tasks\/\d+\/comments$/, 'tasks_comments: read_all', 'read comments'],
  ['PUT', /^\/tasks\/\d+\/attachments$/, 'tasks_attachments: create', 'attach files'],
  ['GET', /^\/tasks\/\d+\/attachments\/\d+$/, 'tasks_attachments: read_one', 'read files'],
  ['DELETE', /^\/tasks\/\d+\/attachments\/\d+$/, 'tasks_attachments: delete', 'delete files'],
  ['GET', /^\/projects$/, 'projects: read_all', 'list projects'],
  ['GET', /^\/projects\/-?\d+$/, 'projects: read_one', 'read a project'],
  ['PUT', /^\/projects$/, 'projects: create', 'make projects'],
  ['POST', /^\/projects\/\d+$/, 'projects: update', 'change projects'],
  ['DELETE', /^\/projects\/\d+$/, 'projects: delete', 'delete projects'],
  ['GET', /^\/projects\/\d+\/projectusers$/, 'projects: projectusers', 'see who is in a project'],
  ['GET', /^\/labels$/, 'labels: read_all', 'list labels'],
  ['GET', /^\/labels\/\d+$/, 'labels: read_one', 'read a label'],
  ['PUT', /^\/labels$/, 'labels: create', 'make labels'],
  ['DELETE', /^\/labels\/\d+$/, 'labels: delete', 'delete labels'],
  ['GET', /^\/user$/, 'other: user', 'read your settings'],
];

/** The right that a request needs; undefined for what everybody may ask. */
export function rightFor({ method, path }: Pick<Question, 'method' | 'path'>): Right | undefined {
  const below = path.replace(/^\/api\/v\d/, '');
  const found = RIGHTS.find(([verb, pattern]) => verb === method && pattern.test(below));
  return found && { scope: found[2], to: found[3] };
}

/** All that eis uses, as the form for new tokens takes it (from 1.0 on; 0.24 ignores it). */
const SCOPES = [
  ...new Set(
    RIGHTS.flatMap(([, , scope]) => {
      const [group = '', names = ''] = scope.split(': ');
      return names.split(' and ').map((name) => `${group}:${name}`);
    }),
  ),
].join(',');

/** Where a person makes a token that has the rights. */
export const newTokenAt = (frontend: string): string =>
  `${frontend}user/settings/api-tokens?title=eis&scopes=${SCOPES}`;
