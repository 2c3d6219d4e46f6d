import { sampleText } from '../../src/config/sample.ts';
import { commandsPage } from '../../src/grammar/commands-page.ts';
import { declaredActions } from '../../src/wiring/declared.ts';
import { featuresPage } from './features-page.ts';

/** The files that are made from code, by their paths. */
export const generatedFiles = (): Readonly<Record<string, string>> => ({
  'config.sample.yaml': sampleText(),
  'docs/commands.md': commandsPage(declaredActions()),
  'docs/features.md': featuresPage(),
});
