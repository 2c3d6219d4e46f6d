import type { Finding, Look } from '../check/look.ts';
import type { Seed } from './seed.ts';

const place = ({ rule, file }: { readonly rule: string; readonly file: string }): string =>
  `${rule} in ${file}`;

/**
 * What is wrong with a tool that looked at a garden: seeds it missed, and what it reported though nobody planted
 * it. `clean` is what it says about the tree without seeds.
 */
export function compare(tool: string, seeds: readonly Seed[], seen: Look, clean: Look): readonly string[] {
  const wanted = new Set(seeds.flatMap(({ caught }) => caught.map(place)));
  const before = new Set(clean.findings.map(place));
  const reported = new Set(seen.findings.map(place));
  const unplanted = seen.findings.filter(
    (finding: Finding) => !wanted.has(place(finding)) && !before.has(place(finding)),
  );
  return [
    ...[...wanted.difference(reported)].map((one) => `${tool} missed ${one}`),
    ...unplanted.map(
      (finding) => `${tool} reported ${place(finding)}, which nobody planted: ${finding.text}`,
    ),
  ];
}
