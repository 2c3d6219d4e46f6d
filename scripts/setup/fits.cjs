'use strict';
const fs = require('fs');
const path = require('path');

/**
 * Whether `node_modules` holds what package.json and package-lock.json ask for. npm writes down what it installed
 * as its last step (`node_modules/.package-lock.json`), so an interrupted installation does not fit.
 */
function fits(root) {
  const locked = read(path.join(root, 'package-lock.json'));
  const installed = read(path.join(root, 'node_modules', '.package-lock.json'));
  return Boolean(installed) && isLocked(root) && differences(locked, installed).length === 0;
}

/** Whether package-lock.json is made for package.json as it is now. */
function isLocked(root) {
  const wanted = read(path.join(root, 'package.json'));
  const locked = read(path.join(root, 'package-lock.json'));
  return Boolean(wanted && locked) && lists(wanted) === lists(locked.packages['']);
}

/** The packages whose installed version is not the locked one. Those for other platforms may be absent. */
function differences(locked, installed) {
  return Object.keys(locked.packages).filter((name) => {
    if (name === '') return false;
    const here = installed.packages[name];
    const asked = locked.packages[name];
    return here ? here.version !== asked.version : !asked.optional;
  });
}

/** What a package.json, or the lock file's copy of it, asks for. */
function lists(manifest) {
  const entries = Object.entries(Object.assign({}, manifest.dependencies, manifest.devDependencies));
  return entries
    .map((entry) => entry.join('@'))
    .sort()
    .join(' ');
}

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

module.exports = { fits, isLocked, differences };
