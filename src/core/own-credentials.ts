import { z } from 'zod';
import { parseUserId, type UserId } from './ids.ts';

/** Whose session it is in what eis keeps itself: never typed by anybody, always the person who speaks. */
export const OwnCredentials = z.object({
  owner: z.string().transform((text, context): UserId => {
    const user = parseUserId(text);
    if (user) return user;
    context.addIssue({ code: 'custom', message: 'no user id' });
    return z.NEVER;
  }),
});
