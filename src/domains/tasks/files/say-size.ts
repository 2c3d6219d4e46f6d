import { sayFiles } from './sentences.ts';

const STEP = 1000;

/** `27 B`, `1.2 MB` */
export function spokenSize(bytes: number, language: string): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (Math.round(size) >= STEP && unit < units.length - 1) {
    size /= STEP;
    unit += 1;
  }
  const figures = unit === 0 || size >= 10 ? String(Math.round(size)) : size.toFixed(1);
  return sayFiles(language).bytes(`${figures.replace(/\.0$/, '')} ${units[unit] ?? ''}`);
}
