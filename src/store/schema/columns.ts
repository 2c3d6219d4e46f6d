import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Sealed bytes: whatever holds words of a person is stored like this, never as text or jsonb. */
export const sealed = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** SHA-256 of a key. */
export const digest = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

export const moment = (name: string) => timestamp(name, { withTimezone: true });
