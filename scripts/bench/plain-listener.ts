import { readFileSync } from 'node:fs';
import { Appservice } from '@vector-im/matrix-bot-sdk';
import { parse } from 'yaml';
import { z } from 'zod';
import { BOT, DOMAIN } from './bench-homeserver.ts';
import { registrationFile } from '../../src/playground/homeserver/application-service.ts';

/**
 * `VIKUNJA_TOKEN=… node plain-listener.ts HOMESERVER REGISTRATION PORT VIKUNJA`: the least that answers like eis does.
 * It keeps everything in memory, so it loses what it was doing when it ends; its requests are those of eis, in the
 * same order.
 */
const [homeserverUrl = '', registration = '', port = '', vikunja = ''] = process.argv.slice(2);
const token = process.env['VIKUNJA_TOKEN'] ?? '';

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

const Titles = z.array(z.object({ id: z.int(), title: z.string() }));
const Tasks = z.array(z.object({ title: z.string(), project_id: z.int() }));

async function read(path: string): Promise<unknown> {
  const response = await fetch(`${vikunja}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  return await response.json();
}

/** Each with the name of its project. */
async function dueTasks(): Promise<readonly string[]> {
  const tomorrow = new Date(new Date().setUTCHours(24, 0, 0, 0)).toISOString();
  const filter = new URLSearchParams({ filter: `done = false && due_date < "${tomorrow}"` }).toString();
  const tasks = Tasks.parse(await read(`/tasks?${filter}`));
  const projects = new Map(Titles.parse(await read('/projects')).map(({ id, title }) => [id, title]));
  return tasks.map(({ title, project_id: id }) => `${title} (${projects.get(id) ?? ''})`);
}

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
  const tasks = await dueTasks();
  const lines = tasks.map((task, index) => `${index + 1}. ${task}`);
  await client.sendMessage(room, {
    msgtype: 'm.text',
    body: [`📋 Due Today: ${tasks.length} tasks`, ...lines].join('\n'),
    format: 'org.matrix.custom.html',
    formatted_body: `<p>📋 Due Today: ${tasks.length} tasks</p><ol>${tasks.map((task) => `<li>${task}</li>`).join('')}</ol>`,
  });
  await client.unstableApis.addReactionToEvent(room, event, '✅');
}

await intent.ensureRegistered();
await appservice.begin();
