import { z } from 'zod';

/*
 * What Vikunja answers, as loose as the versions differ: a list may be `null`, `[]` or missing, and keys come and go.
 * Unknown keys stay, because an update before 2.5 sends the whole object back.
 */

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).nullish();
const text = z.string().nullish();
const number = z.number().nullish();
const flag = z.boolean().nullish();

/** Some answers carry a mail address besides: nothing may read it. */
export const WireUser = z.looseObject({ id: z.int(), username: z.string(), name: text });
export type WireUser = z.infer<typeof WireUser>;

export const WireLabel = z.looseObject({ id: z.int(), title: text });
export type WireLabel = z.infer<typeof WireLabel>;

export const WireReminder = z.looseObject({ reminder: text, relative_period: number, relative_to: text });
export type WireReminder = z.infer<typeof WireReminder>;

const Related = z.looseObject({ id: z.int(), title: text });

export const WireTask = z.looseObject({
  id: z.int(),
  title: z.string(),
  description: text,
  done: flag,
  done_at: text,
  due_date: text,
  start_date: text,
  end_date: text,
  project_id: z.int(),
  repeat_after: number,
  repeat_mode: number,
  priority: number,
  percent_done: number,
  hex_color: text,
  is_favorite: flag,
  reminders: listOf(WireReminder),
  assignees: listOf(WireUser),
  labels: listOf(WireLabel),
  attachments: listOf(z.unknown()),
  related_tasks: z.record(z.string(), listOf(Related)).nullish(),
  comment_count: number,
  created: text,
  created_by: WireUser.nullish(),
});
export type WireTask = z.infer<typeof WireTask>;

export const WireProject = z.looseObject({
  id: z.int(),
  title: z.string(),
  description: text,
  identifier: text,
  hex_color: text,
  is_favorite: flag,
  is_archived: flag,
  parent_project_id: number,
  owner: WireUser.nullish(),
});
export type WireProject = z.infer<typeof WireProject>;

export const WireAttachment = z.looseObject({
  id: z.int(),
  file: z.looseObject({ name: z.string(), size: number }),
  created_by: WireUser.nullish(),
});
export type WireAttachment = z.infer<typeof WireAttachment>;

/** 0.24 has the number one level deeper. */
const WireNotAttached = z
  .looseObject({ code: number, message: z.looseObject({ code: number }).nullish().catch(undefined) })
  .catch({});

/** Both may be null at once, when nothing was kept and nobody says why. */
export const WireAttached = z.looseObject({
  success: listOf(WireAttachment),
  errors: listOf(WireNotAttached),
});
export type WireAttached = z.infer<typeof WireAttached>;

/** Enough of whatever was just made. */
export const WireMade = z.looseObject({ id: z.int() });

export const WireInfo = z.looseObject({
  version: z.string(),
  frontend_url: text,
  max_items_per_page: number,
  concurrent_writes: flag,
  max_file_size: text,
  task_attachments_enabled: flag,
});

export const WireAccount = z.looseObject({
  username: z.string(),
  settings: z.looseObject({ default_project_id: number, timezone: text, language: text }).nullish(),
});

export const WireComment = z.looseObject({ id: z.int() });

/** Every form of refusal: v1, v1 with a code, and `application/problem+json`. */
export const WireRefusal = z.looseObject({ code: number, message: text, detail: text });

/** A list, with what stands for an empty one. */
export const listed = <Item extends z.ZodType>(item: Item) => z.array(item).nullable();
