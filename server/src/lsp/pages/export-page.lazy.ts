import { html } from '../../cli/formats/html.js';
import { plain } from '../../cli/terminal/style.js';
import type { Severity } from '../../core/checks/define.js';
import type { Language } from '../../core/engine/wording.js';
import type { CompiledPack, RuleHelp } from '../../core/pack/rule.js';
import { LineIndex } from '../../core/text/lines.js';
import type { FileResult } from '../../host/result.js';
import { VERSION } from '../../host/version.js';

export interface PageContext {
  readonly language: Language;
  readonly pack: CompiledPack;
  readonly help: ReadonlyMap<string, RuleHelp>;
}

export type Counts = Readonly<Record<Severity | 'reports', number>>;

/** Findings of many files as the page that `gouji check --format html` writes, for people who do not use an editor. */
export function exportPage(
  files: readonly FileResult[],
  { reports, ...counts }: Counts,
  { language, pack, help }: PageContext,
): string {
  const texts = new Map(files.map(({ path, lines }) => [path, lines]));
  const writer = html.open({
    version: VERSION,
    language,
    pack,
    packOf: () => pack,
    help: () => help,
    linesOf: (path) => texts.get(path)?.() ?? new LineIndex(''),
    failOn: 'error',
    style: plain,
    width: 80,
  });
  const parts = files.map((file) => writer.file(file));
  const summary = { files: files.length, reports, notReports: 0, ...counts };
  return `${parts.join('')}${writer.end({ summary, notReports: [], hidden: 0, known: 0 })}`;
}
