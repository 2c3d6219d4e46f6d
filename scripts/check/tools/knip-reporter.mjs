/**
 * What knip found, one object per issue, and how many files it read: its own JSON does not say that.
 * @param {import('knip').ReporterOptions} options
 */
export default function report({ issues, counters }) {
  const findings = Object.entries(issues).flatMap(([rule, files]) =>
    Object.entries(files).flatMap(([file, symbols]) =>
      Object.values(symbols).map(({ symbol }) => ({ rule, file, symbol })),
    ),
  );
  process.stdout.write(JSON.stringify({ looked: counters.processed, findings }));
}
