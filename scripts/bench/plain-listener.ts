import { readFileSync } from 'node:fs';
import { Appservice } from '@vector-im/matrix-bot-sdk';
import { parse } from 'yaml';
import { BOT, DOMAIN } from './bench-homeserver.ts';
import { registrationFile } from '../../src/playground/homeserver/application-service.ts';

/**
 * `node plain-listener.ts HOMESERVER REGISTRATION PORT`: the least that answers like eis does. It keeps everything in
 * memory, so it loses what it was doing when it ends; its requests are those of eis, in the same order.
 */
const [homeserverUrl = '', registration = '', port = ''] = process.argv.slice(2);

const appservice = new Appservice({
  port: Number(port),
  bindAddress: '127.0.0.1',
  homeserverName: DOMAIN,
  homeserverUrl,
  registration: { 'de.sorunome.msc2409.push_ephemeral': false, ...readRegistration() },
});
const intent = appservice.getIntentForUserId(BOT);

function readRegistration() {
  const { namespaces, ...file } = registrationFile.parse(parse(readFileSync(registration, 'utf8')));
  const users = namespaces.users.map(({ regex }) => ({ regex, exclusive: true }));
  return { ...file, namespaces: { users, aliases: [], rooms: [] } };
}

const TASKS = ['milk', 'bread', 'call Tom'];

appservice.on('room.invite', (room: string) => void intent.joinRoom(room));
appservice.on('room.message', (room: string, event: { event_id: string; sender: string }) => {
  if (event.sender !== BOT) void answer(room, event.event_id);
});

async function showTyping(room: string): Promise<void> {
  await intent.underlyingClient.setTyping(room, true);
  await intent.underlyingClient.setTyping(room, false);
}

/** eis waits neither for the receipt nor for the typing notice. */
async function answer(room: string, event: string): Promise<void> {
  const client = intent.underlyingClient;
  void client.sendReadReceipt(room, event);
  void showTyping(room);
  await client.getRoomState(room);
  const lines = TASKS.map((task, index) => `${index + 1}. ${task}`);
  await client.sendMessage(room, {
    msgtype: 'm.text',
    body: ['📋 Due Today: 3 tasks', ...lines, '(my own list)'].join('\n'),
    format: 'org.matrix.custom.html',
    formatted_body: `<p>📋 Due Today: 3 tasks</p><ol>${TASKS.map((task) => `<li>${task}</li>`).join('')}</ol><p>(my own list)</p>`,
  });
  await client.unstableApis.addReactionToEvent(room, event, '✅');
}

await intent.ensureRegistered();
await appservice.begin();
