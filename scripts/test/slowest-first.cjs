const { default: Sequencer } = require('@jest/test-sequencer');

/** Files that take minutes, the slowest first: begun late, each would run alone at the end. */
const SLOWEST = [
  'acceptance/talks.test.ts',
  'acceptance/talks-varied.test.ts',
  'acceptance/talks-encrypted.test.ts',
  'acceptance/copies/kill.test.ts',
  'store/backup.test.ts',
  'acceptance/homeserver-families.test.ts',
  'acceptance/egress-proof.test.ts',
  'acceptance/copies/while-running.test.ts',
];

const placeOf = ({ path }) => {
  const place = SLOWEST.findIndex((file) => path.endsWith(file));
  return place === -1 ? SLOWEST.length : place;
};

/** All others in the order in which jest has them. */
module.exports = class SlowestFirst extends Sequencer {
  sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- this is jest's method, and it returns a list of its own
    const usual = super.sort(tests);
    return usual.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
};
