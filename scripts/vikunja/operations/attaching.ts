import assert from 'node:assert/strict';
import { changed, type Ground, type Told } from '../ground.ts';
import { keeps, namesIn, type Operation, takesBack } from './operation.ts';

/** Longer than one read of a socket, and with every byte in it. */
const bytes = Uint8Array.from({ length: 300_000 }, (_none, index) => index % 256);

const fileIn = ({ mark }: Pick<Ground, 'mark'>): string => `Zähler ${mark}.png`;

/** Nothing else of the task is different, whoever writes next to it. */
async function attach(ground: Ground): Promise<Told> {
  const { whole } = namesIn(ground);
  const before = await ground.task(whole);
  ground.visit.sends({ name: fileIn(ground), type: 'image/png', bytes });
  const told = await ground.does('task.attach', { which: whole });
  keeps(before, await ground.task(whole), ['attachments']);
  return told;
}

export const attaching: readonly Operation[] = [
  {
    name: 'task.attach',
    how: 'and taken back',
    play: async (ground) => {
      await attach(ground);
      const told = await takesBack(ground);
      const left = await ground.finds('file.list', { which: namesIn(ground).whole });
      assert.doesNotMatch(left.text, /1\./);
      return told;
    },
  },
  { name: 'task.attach', how: 'a name with an umlaut', play: attach },
  {
    name: 'file.list',
    how: 'of a task',
    play: async (ground) => {
      const told = await ground.finds('file.list', { which: namesIn(ground).whole });
      assert.match(told.text, /300 kB/);
      return told;
    },
  },
  {
    name: 'file.send',
    how: 'byte by byte',
    play: async (ground) => {
      const told = await ground.finds('file.send', { task: namesIn(ground).whole });
      const got = ground.visit.got();
      assert.equal(got?.name, fileIn(ground));
      assert.equal(Buffer.compare(Buffer.concat(got.chunks), bytes), 0);
      return told;
    },
  },
  {
    name: 'file.remove',
    how: 'for good',
    play: async (ground) => {
      const { whole } = namesIn(ground);
      const asked = await ground.visit.call('file.remove', { task: whole });
      const told = changed([asked, await ground.visit.yes()]);
      const left = await ground.finds('file.list', { which: whole });
      assert.match(left.text, /has no files/);
      return told;
    },
  },
];
