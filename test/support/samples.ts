import { checkDocument } from '../../server/src/core/engine/check.js';
import { createRuleSet } from '../../server/src/core/engine/ruleset.js';
import { builtinPack } from '../../server/src/core/pack/builtin/builtin.js';
import { readDocument } from '../../server/src/core/report/read.js';
import { LineIndex } from '../../server/src/core/text/lines.js';
import { readCorpus } from './corpus.js';

/** The files of samples/: each report of the corpus that has a file name, and what is found in it, a line each. */
export function sampleFiles(root: string): { readonly path: string; readonly text: string }[] {
  return readCorpus(root)
    .filter(({ entry }) => entry.file !== undefined)
    .flatMap(({ entry, text }) => [
      { path: `samples/${entry.file}`, text },
      { path: `samples/${entry.file}.expected`, text: findingLines(text) },
    ]);
}

/** `11:15 error narrative/parts-sum 文中写98条……`, lines and columns from 1; what `check` says of a file alone. */
export function findingLines(text: string): string {
  const pack = builtinPack();
  const lines = new LineIndex(text);
  return checkDocument(readDocument(text, pack.form), createRuleSet(pack))
    .map(({ range, severity, rule, message }) => {
      const { line, character } = lines.positionAt(range.start);
      return `${line + 1}:${character + 1} ${severity} ${rule} ${message}\n`;
    })
    .join('');
}
