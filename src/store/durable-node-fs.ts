import { closeSync, fsyncSync, openSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

type Options = Parameters<NodeFS['init']>[1];
type Initialised = Awaited<ReturnType<NodeFS['init']>>;

/** What the file system inside PGlite lacks: without it a commit never reaches the disk (electric-sql/pglite#1107). */
interface NodeFileSystem {
  readonly realPath: (node: unknown) => string;
  readonly stream_ops: { fsync?: (stream: OpenFile) => number };
}

interface OpenFile {
  readonly nfd?: number | null;
  readonly node: unknown;
}

const isNodeFileSystem = (system: unknown): system is NodeFileSystem =>
  typeof system === 'object' &&
  system !== null &&
  'realPath' in system &&
  typeof system.realPath === 'function' &&
  'stream_ops' in system &&
  typeof system.stream_ops === 'object';

/**
 * A Node directory whose fsync is real. It leans on internals of the pinned PGlite, so whoever opens a folder with
 * it asserts afterwards that a commit raised `fsyncs`.
 */
export class DurableNodeFS extends NodeFS {
  /** How often a file was brought to the disk. */
  fsyncs = 0;

  override async init(pglite: PGlite, options: Options): Promise<Initialised> {
    const initialised = await super.init(pglite, options);
    initialised.emscriptenOpts.preRun?.push((module: { readonly NODEFS: unknown }) => {
      if (!isNodeFileSystem(module.NODEFS)) return;
      const system = module.NODEFS;
      system.stream_ops.fsync = (stream) => {
        syncFile(stream, system);
        this.fsyncs += 1;
        return 0;
      };
    });
    return initialised;
  }
}

function syncFile({ nfd, node }: OpenFile, system: NodeFileSystem): void {
  if (nfd !== null && nfd !== undefined) {
    fsyncSync(nfd);
    return;
  }
  const descriptor = openSync(system.realPath(node), 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** PGlite's own parameters switch fsync off. The memory is that of an embedded database: at most 16 MB of pages. */
export const durableParameters: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=16MB',
];
