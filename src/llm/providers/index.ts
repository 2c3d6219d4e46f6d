import { claude } from './claude.ts';
import type { CloudProvider } from './cloud-provider.ts';
import { endpoint } from './endpoint.ts';
import { openai } from './openai.ts';

/** Those that people may use with keys of their own. */
export const cloudProviders: readonly CloudProvider[] = [claude, openai, endpoint];
