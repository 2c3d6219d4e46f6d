import { crypto } from './crypto.ts';
import { grammar } from './grammar.ts';
import { idle } from './idle.ts';
import { ingest } from './ingest.ts';
import { reply } from './reply.ts';
import { llm } from './llm.ts';
import { lossy } from './lossy.ts';
import { requests } from './requests.ts';
import { manyRooms } from './rooms.ts';
import type { Row } from './row.ts';
import { takeover } from './takeover.ts';
import { throughput } from './throughput.ts';

/** Figures that are measured together. */
interface Bench {
  readonly name: string;
  readonly rows: readonly string[];
  /** Takes so long that it is run only when it is named. */
  readonly isLong?: true;
  readonly run: () => Promise<readonly Row[]>;
}

export const benches: readonly Bench[] = [
  { name: 'ingest', rows: ['ingest-ratio'], run: ingest },
  { name: 'throughput', rows: ['throughput'], run: throughput },
  { name: 'rooms', rows: ['rooms-ratio'], run: manyRooms },
  { name: 'takeover', rows: ['takeover-p50'], run: takeover },
  { name: 'idle', rows: ['rss-idle-postgres', 'rss-idle-pglite', 'start'], run: idle },
  { name: 'reply', rows: ['reply-p50', 'reply-p99', 'reply-ratio'], run: reply },
  {
    name: 'crypto',
    rows: ['crypto-round-trips', 'crypto-reply-ratio', 'crypto-start-10k', 'crypto-memory'],
    run: crypto,
  },
  {
    name: 'grammar',
    rows: ['grammar-p50', 'grammar-p99', 'grammar-linear', 'grammar-start'],
    run: grammar,
  },
  { name: 'requests', rows: ['requests-due-today', 'requests-add'], run: requests },
  {
    name: 'llm',
    rows: ['llm-overhead-p50', 'llm-prompt-bytes', 'llm-fairness', 'phrases-under-load', 'breaker-ms'],
    run: llm,
  },
  {
    name: 'lossy',
    rows: ['lossy-lost', 'lossy-doubled', 'lossy-wrong', 'lossy-undo-differs'],
    isLong: true,
    run: lossy,
  },
];
