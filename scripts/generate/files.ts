import { sampleText } from '../../src/config/sample.ts';
import { featuresPage } from './features-page.ts';

/** The files that are made from code, by their paths. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
  'config.sample.yaml': sampleText(),
  'docs/features.md': featuresPage(),
});
