'use strict';
/*
 * `node scripts/setup/run.cjs <script.ts> …`: every npm script of eis starts here, on whatever Node the machine
 * has. It installs what is missing, then runs the script on the Node 24 that comes as the package `node`.
 * Plain CommonJS in words that a very old Node can read, so that it can still say in a sentence what is missing.
 */
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');
const { say, stop } = require('./say.cjs');

const OLDEST_NODE = 18; // npm 10, which comes with it, reads the lock file as we write it
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  stop(
    'eis needs Node ' +
      OLDEST_NODE +
      ' or newer to set itself up; this is Node ' +
      process.versions.node +
      '.',
  );
}
// From here on the words may be newer.
const { fits } = require('./fits.cjs');
const { install } = require('./install.cjs');

const root = path.resolve(__dirname, '..', '..');
const bundledNode = path.join(
  root,
  'node_modules',
  'node',
  'bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);

const PARENT_CHECK_MS = 500;

// What a dependency of the bridge library still uses is for its authors to know, not for whoever starts eis.
const QUIET = '--disable-warning=DEP0060';

/** Starts the script on Node 24, hands signals on, and ends as it ended. */
function run(programAndArguments) {
  const folders = [path.dirname(bundledNode), path.join(root, 'node_modules', '.bin'), process.env.PATH];
  const child = spawn(bundledNode, [QUIET].concat(programAndArguments), {
    cwd: root,
    stdio: 'inherit',
    env: Object.assign({}, process.env, { PATH: folders.join(path.delimiter) }),
  });
  const handOn = (signal) => {
    // A terminal sends Ctrl-C to all of its processes; sent once more, it would mean "at once".
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  signals.forEach((signal) => process.on(signal, handOn));
  // npm hands a signal to its shell only, which dies without a word; then nobody waits for us any more.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) child.kill('SIGTERM');
  }, PARENT_CHECK_MS);
  child.on('error', (error) => {
    say(error.message);
    stop(
      'Node 24 in node_modules does not run on this machine; delete the folder node_modules and start again.',
    );
  });
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    signals.forEach((name) => process.removeListener(name, handOn));
    if (signal === null) process.exitCode = code;
    else process.kill(process.pid, signal);
  });
}

if (!fits(root) || !fs.existsSync(bundledNode)) install(root, bundledNode);
run(process.argv.slice(2));
