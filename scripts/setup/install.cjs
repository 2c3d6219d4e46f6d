'use strict';
const { spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const { isLocked } = require('./fits.cjs');
const { say, stop } = require('./say.cjs');

const REASONS = [
  [/ENOSPC/, 'There is no space left on the disk for the packages of eis (about 600 MB).'],
  [
    /EACCES|EPERM|EROFS/,
    'The folder of eis cannot be written to, so its packages cannot be installed there.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ERR_SOCKET|ENETUNREACH|EHOSTUNREACH|CERT|E407|E5\d\d/,
    'The npm registry cannot be reached; eis needs it once, to install its packages.',
  ],
];

/** Installs the packages as locked, and with them Node 24. Ends the process with a sentence when it cannot. */
function install(root, bundledNode) {
  const started = Date.now();
  say('Installing what eis needs (once, about a minute) …');
  // Without a registry npm would try for many minutes, package by package.
  const reachable = npm(root, [
    'view',
    'node',
    'version',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
  ]);
  if (reachable.status !== 0) refuse(reachable.said, 'The npm registry gave no answer that npm understands.');
  // Nothing that eis runs needs an install script but Node itself, and newer versions of npm may refuse to run any.
  // An older npm would write the lock file anew, in words of its own.
  const keep = isLocked(root) ? ['--no-save'] : [];
  const packages = npm(root, ['install', '--include=dev', '--ignore-scripts'].concat(keep));
  if (packages.status !== 0) refuse(packages.said, 'npm could not install the packages of eis.');
  const missing =
    'There is no Node 24 for this platform (' +
    process.platform +
    ' ' +
    process.arch +
    ') in the package `node`.';
  if (!fs.existsSync(bundledNode)) {
    const step = placeNode(root);
    if (!fs.existsSync(bundledNode)) refuse(step.said, missing);
  }
  say('Installed in ' + Math.round((Date.now() - started) / 1000) + ' s.');
}

/** The install script of the package `node`, which fetches the program for this platform from the registry. */
function placeNode(root) {
  const result = spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: path.join(root, 'node_modules', 'node'),
    encoding: 'utf8',
  });
  return { status: result.status, said: String(result.stdout) + String(result.stderr) };
}

/** Runs the npm that started us, else the one in the path. */
function npm(root, words) {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const options = { cwd: root, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] };
  const own = process.env.npm_execpath;
  const result =
    own && /\.c?js$/.test(own) && fs.existsSync(own)
      ? spawnSync(process.execPath, [own].concat(words, quiet), options)
      : spawnSync(
          'npm',
          words.concat(quiet),
          Object.assign({ shell: process.platform === 'win32' }, options),
        );
  if (result.error && result.error.code === 'ENOENT')
    stop('eis needs npm to install its packages, and there is none in the path.');
  return { status: result.status, said: String(result.stderr) };
}

/** Says in one sentence what the output of npm means. What nobody foresaw is shown as it is. */
function refuse(printed, otherwise) {
  const known = REASONS.find((reason) => reason[0].test(printed));
  if (known) stop(known[1]);
  say(printed.trim());
  stop(otherwise);
}

module.exports = { install };
