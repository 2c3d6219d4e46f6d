export interface Installed {
  /** Absolute path of the registration. */
  readonly file: string;
  readonly domain: string;
  /** The `id` in the registration. */
  readonly id: string;
}

interface Server {
  readonly name: string;
  readonly steps: (installed: Installed) => readonly string[];
}

const block = (text: string): readonly string[] => text.split('\n').map((line) => `    ${line}`);

/** What is typed into the admin room of the Conduit family: a command, and the registration as a code block. */
const inRoom = (command: string, file: string): readonly string[] => [
  'In its admin room (no restart), one message of this form:',
  ...block(`${command}\n\`\`\`\n(the text of ${file})\n\`\`\``),
];

/** How each homeserver takes a registration. Source: their code and documentation, each tried but tuwunel's folder. */
const servers: readonly Server[] = [
  {
    name: 'Synapse',
    steps: ({ file }) => [
      'In homeserver.yaml, then restart Synapse. Synapse must be allowed to read the file:',
      ...block(`app_service_config_files:\n  - ${file}`),
    ],
  },
  {
    name: 'Dendrite',
    steps: ({ file }) => [
      'In dendrite.yaml, then restart Dendrite. Dendrite must be allowed to read the file:',
      ...block(`app_service_api:\n  config_files:\n    - ${file}`),
    ],
  },
  {
    name: 'Conduit',
    steps: ({ file, domain }) => [
      ...inRoom(`@conduit:${domain}: register-appservice`, file),
      'Conduit writes that message, tokens included, to its log: keep the log to yourself.',
    ],
  },
  {
    name: 'continuwuity',
    steps: ({ file }) => inRoom('!admin appservices register', file),
  },
  {
    name: 'tuwunel',
    steps: ({ file, id }) => [
      ...inRoom('!admin appservices register', file),
      'Or (1.9 knows it, 1.4 does not) in tuwunel.toml, with the file in that folder, and a restart:',
      ...block('[global]\nappservice_dir = "/etc/tuwunel/appservices"'),
      `To replace an older registration: first !admin appservices unregister ${id}`,
    ],
  },
];

/** How to install the registration on every homeserver that eis knows. Holds no secret. */
export const installNotes = (installed: Installed): string =>
  servers
    .map(({ name, steps }) => [name, ...steps(installed).map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');
