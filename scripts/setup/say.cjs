'use strict';
/* Standard output belongs to the program that is started, so everything said here goes to standard error. */

/** One line for the person at the terminal. */
function say(line) {
  process.stderr.write(line + '\n');
}

/** Says in one sentence what is missing, and ends. */
function stop(sentence) {
  say(sentence);
  process.exit(1);
}

module.exports = { say, stop };
