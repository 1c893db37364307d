import { describe, expect, it } from 'vitest';
import { ItemFlag, ItemKind } from '../../../server/src/core/syntax/items.js';
import { scan } from '../../../server/src/core/syntax/scan.js';

/** Items as lines: rows as cells between bars, text with its depth. */
function items(text: string): string[] {
  const { items: all } = scan(text);
  return Array.from({ length: all.length }, (_, item) => {
    const cells: string[] = [];
    for (let cell = all.cell[item]!; cell < all.cell[item + 1]!; cell++)
      cells.push(text.slice(all.cellStart[cell], all.cellEnd[cell]));
    return all.kind[item] === ItemKind.row
      ? `[${cells.join('|')}]`
      : `${'#'.repeat(all.depth[item]!)}${cells[0]}`;
  });
}

describe('lines', () => {
  it.each([
    ['## 一、总体情况 ##', ['##一、总体情况']],
    ['**一、总体情况**', ['一、总体情况']],
    ['标题\n===\n正文', ['#标题', '正文']],
    ['> 引文', ['引文']],
    ['- 一条\n* 二条', ['一条', '二条']],
    ['- 3 -\n第 3 页\n第3页 共8页\n— 12 —', []],
    ['正文\n\n---\n\n正文', ['正文', '正文']],
    ['```\n代码 | 甲\n```\n正文', ['正文']],
    ['```\n没有结束的围栏', ['没有结束的围栏']],
    ['甲<!-- 乙 -->丙', ['甲<!-- 乙 -->丙']],
    ['甲\n<!-- 乙\n丙 -->\n丁', ['甲', '丁']],
    ['甲\r\n乙\r丙\n', ['甲', '乙', '丙']],
    ['　　缩进的一段', ['缩进的一段']],
    ['---\n没有结束的前言\r甲\r乙\n', ['没有结束的前言', '甲', '乙']],
    [
      '\t缩进的一段正文，用一个制表符开头，内容比较长，不应当被看成表格的一行，也不应当丢失任何字。',
      ['缩进的一段正文，用一个制表符开头，内容比较长，不应当被看成表格的一行，也不应当丢失任何字。'],
    ],
  ])('%j', (text, expected) => {
    expect(items(text)).toEqual(expected);
  });
});

describe('rows', () => {
  it.each([
    ['| 甲 | 乙 |\n|---|:-:|\n| 1 | |', ['[甲|乙]', '[1|]']],
    ['甲 | 乙 |\n1 | 2 |', ['[甲|乙]', '[1|2]']],
    ['|甲||乙|', ['[甲||乙]']],
    ['| 甲\\|乙 | 丙 |', ['[甲\\|乙|丙]']],
    ['| 甲 | 乙 |\n| - | - |\n| - | - |', ['[甲|乙]', '[-|-]']],
    ['3 |', ['3']],
    ['| 甲<br>乙 | 3<br> | <b>4</b> |', ['[甲<br>乙|3|4]']],
    ['1.属于国家秘密 3 0 12', ['[1.属于国家秘密|3|0|12]']],
    ['共 3 0 件', ['共 3 0 件']],
    ['2022 年 1 月 1 日至 12', ['2022 年 1 月 1 日至 12']],
    ['|', ['']],
    ['\t\t甲\t1', ['[||甲|1]']],
    ['甲\t1\t', ['[甲|1|]']],
    ['| **甲** | &nbsp; | \u3000乙\u00a0 |', ['[甲||乙]']],
  ])('%j', (text, expected) => {
    expect(items(text)).toEqual(expected);
  });

  it('say how many cells of a line were not read', () => {
    const { limits } = scan(`|${'1|'.repeat(600)}`);
    expect(limits).toMatchObject([{ limit: 'cells', max: 512 }]);
  });
});

describe('HTML', () => {
  it.each([
    ['<table><tr><td>甲</td><td><p>1</p></td></tr></table>', ['[甲|1]']],
    ['<table><tr><td>甲<td>1<tr><td>乙<td>2</table>', ['[甲|1]', '[乙|2]']],
    ['<table><tr><td>甲</td><td>&nbsp;</td><td></td></tr></table>', ['[甲|&nbsp;|]']],
    ['<table><tr><td colspan="2">第（一）项</td></tr></table>', ['第（一）项']],
    ['<table><tr><td title="a>b">甲</td><td><span>1</span></td></tr></table>', ['[甲|1]']],
    ['<h2>一、总体情况</h2>\n<p>正文</p>', ['##一、总体情况', '正文']],
    ['<p>甲<br>乙</p>', ['甲', '乙']],
    ['<script>var a = "<td>1</td>";</script><p>甲</p>', ['甲']],
    [
      '<table><tr><td>外<table><tr><td>内</td><td>1</td></tr></table></td><td>旁</td></tr></table>',
      ['外', '[内|1]', '旁'],
    ],
    ['# 标题\n<table>\n<tr><td>甲</td><td>1</td></tr>\n</table>\n## 下一节', ['#标题', '[甲|1]', '##下一节']],
    [
      '# 标题\n<table>\n<tr><td>甲</td><td>1</td></tr>\n## 没有结束的表',
      ['#标题', '[甲|1]', '##没有结束的表'],
    ],
    [
      '# 标题\n<table>\n<tr><td>甲\n# 乙</td><td>1\n\n## 没有结束的单元格',
      ['#标题', '[甲\n# 乙|1]', '##没有结束的单元格'],
    ],
    ['<table><tr><td>甲</td>1</td></tr></table>', ['[甲|1]']],
    ['正文\n<b>加粗</b>的一行', ['正文', '加粗</b>的一行']],
  ])('%j', (text, expected) => {
    expect(items(text)).toEqual(expected);
  });

  it.each([
    [
      'a picture in base64',
      `<img src="data:image/png;base64,${'iVBO'.repeat(20_000)}" alt="a>b">`,
      ['[甲|1]', '乙'],
    ],
    ['a long value with tags in it', `<img alt="${'<b>'.repeat(2000)}">`, ['[甲|1]', '乙']],
  ])('reads on behind %s', (_, tag, expected) => {
    const text = `<p>${tag}</p><table><tr><td class="x">甲</td><td>1</td></tr></table><p title="y">乙</p>`;
    expect(items(text).slice(-2)).toEqual(expected);
  });

  it('marks what belongs to the page around', () => {
    const { items: all } = scan('<html><body><nav>首页</nav><p>正文</p></body></html>');
    expect([...all.flags.slice(0, all.length)].map((flags) => (flags & ItemFlag.page) !== 0)).toEqual([
      true,
      false,
    ]);
  });

  it('stops at a depth that no page has', () => {
    expect(scan('<table><tr><td>'.repeat(100)).limits).toMatchObject([{ limit: 'nesting' }]);
  });
});
