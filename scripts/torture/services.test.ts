import { describe, expect, it } from '@jest/globals';
import { openServices, type Services, writeIn } from './services.ts';

async function writeTask({ address, token }: { readonly address: string; readonly token: string }) {
  return await fetch(`${address}/api/v1/projects/1/tasks`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'qaaaa' }),
  });
}

async function withServices(use: (services: Services) => Promise<void>): Promise<void> {
  const services = await openServices();
  try {
    await use(services);
  } finally {
    await services.close();
  }
}

describe('the services of the torture', () => {
  it.each([
    ['PUT', '/api/v1/projects/3/tasks', 'creation'],
    ['POST', '/api/v1/tasks/7', 'change'],
    ['PATCH', '/api/v2/tasks/7', 'change'],
    ['DELETE', '/api/v1/tasks/7', 'removal'],
    ['GET', '/api/v1/tasks/7', undefined],
    ['PUT', '/api/v1/tasks/7/labels', undefined],
    ['PUT', '/api/v1/projects', undefined],
  ])('take %s %s for a %s', (method, path, kind) => {
    expect(writeIn(method, `${path}?page=1`)?.kind).toBe(kind);
  });

  it('count what they carried out, whatever became of it', async () => {
    await withServices(async (services) => {
      const account = services.admit('alice');
      await writeTask(account);
      await writeTask(account);
      expect(services.log.created.get('qaaaa')).toBe(2);
      expect(services.titles()).toEqual(['qaaaa', 'qaaaa']);
    });
  });

  it('hold a write before it is done, and never do what is dropped there', async () => {
    await withServices(async (services) => {
      const account = services.admit('alice');
      const trap = services.trap({ kind: 'creation', station: 'arrived' });
      const writing = writeTask(account);
      await trap.caught;
      expect(services.log.created.size).toBe(0);
      trap.release('drop');
      await expect(writing).rejects.toThrow('fetch failed');
      expect(services.log.created.size).toBe(0);
    });
  });

  it('hold an answer when the write was done', async () => {
    await withServices(async (services) => {
      const trap = services.trap({ kind: 'creation', station: 'answered' });
      const writing = writeTask(services.admit('alice'));
      await trap.caught;
      expect(services.log.created.get('qaaaa')).toBe(1);
      trap.release('go on');
      expect((await writing).status).toBe(201);
    });
  });
});
