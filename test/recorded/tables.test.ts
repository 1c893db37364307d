import { describe, test } from 'vitest';
import { TABLE_SYNTAXES } from '../../server/src/core/render/syntax.js';
import { random } from '../fuzz/random.js';
import { fixedTexts } from './account.js';
import { digest, keepWhole, kept, record } from './record.js';
import { compilationDocuments, markupDocuments, suppressedDocuments, tableDocuments } from './tables.js';

describe('reports', () => {
  test.each(TABLE_SYNTAXES.map((syntax, seed) => ({ syntax, seed })))('as $syntax', ({ syntax, seed }) =>
    record(`tables/${syntax}`, tableDocuments(syntax, random(2000 + seed))),
  );

  test.each((['markdown', 'bold', 'plain', 'html'] as const).map((style, seed) => ({ style, seed })))(
    'of $style style with marks and tags',
    ({ style, seed }) => record(`markup/${style}`, markupDocuments(style, random(2100 + seed))),
  );

  test('with faults that are hidden', () => record('suppressed', suppressedDocuments(random(2200))));
  test('in one text', () => record('compilations', compilationDocuments(random(2300))));
});

/** What is left when all that can be mended is mended. */
test.each(TABLE_SYNTAXES.map((syntax, seed) => ({ syntax, seed })))(
  'mended $syntax',
  async ({ syntax, seed }) => {
    const lines: string[] = [];
    const whole: string[] = [];
    for (const { name, text } of tableDocuments(syntax, random(2400 + seed)).filter(
      (_, at) => at % 5 === 0,
    )) {
      const texts = fixedTexts(text);
      lines.push(`${digest(...texts)} ${name}`);
      whole.push(`# ${name}`, ...texts, '');
    }
    keepWhole(`mended/${syntax}`, whole);
    await kept(`mended/${syntax}`, lines);
  },
);
