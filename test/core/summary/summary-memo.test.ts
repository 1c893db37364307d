import { expect, test } from 'vitest';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { readDocument } from '../../../server/src/core/report/read.js';
import { rereadDocument } from '../../../server/src/core/report/reread.js';
import { summarise } from '../../../server/src/core/summary/summarise.js';
import { SummaryMemo } from '../../../server/src/core/summary/summary-memo.js';
import { textOfGiven } from '../../lsp/support/given.js';

const { form } = builtinPack();
const offices = ['财政局', '民政局', '农业局', '水利局'];
const text = offices
  .map((office) => textOfGiven({ agency: `甲市乙区${office}`, syntax: 'gfm-flat' }))
  .join('\n');

test('a report that was only moved is not summed up again, and its cells stand where they stand now', () => {
  const memo = new SummaryMemo();
  let made = 0;
  let document = readDocument(text, form);
  const sum = (index: number) => {
    const report = document.reports[index]!;
    return memo.of(report, () => {
      made++;
      return summarise(report, 'a.md', 'all');
    });
  };
  const first = sum(3);
  expect(sum(3)).toBe(first);
  for (const words of ['新增一段。', '再加一段，长一些。', '']) {
    const at = document.text.indexOf('本机关');
    const next = document.text.slice(0, at) + words + document.text.slice(at);
    document = rereadDocument(document, next, form);
    const now = sum(3);
    expect(now).toEqual(summarise(document.reports[3]!, 'a.md', 'all'));
    expect(sum(3)).toBe(now);
    const [cell] = Object.values(now.cells);
    expect(next.slice(cell!.range.start, cell!.range.end)).toContain(cell!.value);
  }
  expect(made).toBe(1);
});
