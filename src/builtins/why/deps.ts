import type { RoomId, UserId } from '../../core/ids.ts';
import type { LedgerRow, Spent } from '../../core/ledger.ts';
import type { ModelProvider } from '../../core/model-provider.ts';
import type { Turn } from '../../core/turn.ts';

export interface WhyDeps {
  readonly turns: {
    readonly ofRequest: (owner: UserId, request: string) => Promise<Turn | undefined>;
    /** The newest last. */
    readonly recent: (owner: UserId, room: RoomId, count: number) => Promise<readonly Turn[]>;
  };
  readonly ledger: {
    /** In the order in which they left. */
    readonly of: (
      owner: UserId,
      which: { readonly month: string } | { readonly request: string },
    ) => Promise<readonly LedgerRow[]>;
    readonly spent: (owner: UserId, month: string) => Promise<Spent>;
  };
  readonly providers: readonly Pick<ModelProvider, 'name' | 'company'>[];
}

/** What eis keeps about one person's messages, during one call. */
export interface Client extends WhyDeps {
  readonly owner: UserId;
}
