import { type HostileDocument, text, within } from './document.js';

/** Words that some rule reads on from, and what it might look for behind them. */
const around: readonly (readonly [string, string])[] = [
  ['<!-- gouji-disable a', 'x -->'],
  ['<!-- gouji-disable a --', '>'],
  ['<!--', 'x'],
  ['2022', '甲'],
  ['2022年', '日'],
  ['第', '条'],
  ['第二十条', '项'],
  ['《中华人民共和国', '》'],
  ['国办发〔2022', '号'],
  ['其中', '件'],
  ['共10', '件'],
  ['同比增长', '%'],
  ['电话：0772', '甲'],
  ['地址：', '甲'],
  ['a@', 'b'],
  ['（一）', '甲'],
  ['一、', '甲'],
  ['#', '甲'],
  ['甲#', '甲'],
  ['|', '甲'],
  ['| 1', '甲 |'],
  ['合', '计'],
  ['**', '**甲'],
  ['<p', '>甲'],
  ['<td colspan=', '>甲'],
  ['&#', ';'],
  ['---', '甲'],
  ['甲市乙区丙局', '2022年政府信息公开工作年度报告'],
  ['未收到', '申请'],
  ['行政复议', '件'],
  ['[甲](', ')'],
  ['http://', '甲'],
  ['秘密', '★'],
  ['X', 'X'],
];
const fillers = [' ', '\u3000', '\t', '0', '甲', '，', '-', '.', '*', '（', '\u200B'];

/** Far apart: a search that is begun anew at each place in between would take the square of the distance. */
export const gaps = (many: (count: number) => number): readonly HostileDocument[] =>
  around.flatMap(([before, after], i) =>
    fillers
      .filter((_, k) => (i + k) % 3 === 0)
      .map((filler) =>
        text(`100,000 of ${JSON.stringify(filler)} between ${before} and ${after}`, () =>
          within(`${before}${filler.repeat(many(100_000))}${after}`),
        ),
      ),
  );
