import { parseFormula } from '../../../server/src/core/relation/formula.js';
import { cleanText } from '../../../server/src/core/syntax/clean.js';
import { isHtmlFile } from '../../../server/src/core/syntax/html.js';
import { Items, releaseItems } from '../../../server/src/core/syntax/items.js';
import { isPageMark } from '../../../server/src/core/syntax/page-marks.js';
import {
  blankCells,
  isDelimiter,
  isPlain,
  pipeCells,
  tabCells,
} from '../../../server/src/core/syntax/rows.js';
import { scan } from '../../../server/src/core/syntax/scan.js';
import { tableTag, tagAt } from '../../../server/src/core/syntax/tags.js';
import { wordsEnd, wordsStart } from '../../../server/src/core/syntax/trim.js';
import {
  formLabel,
  isReworded,
  isSlipOf,
  labelLike,
  matchLabel,
} from '../../../server/src/core/table/labels.js';
import {
  add,
  compare,
  formatDecimal,
  parseDecimal,
  subtract,
} from '../../../server/src/core/text/decimal.js';
import { difference } from '../../../server/src/core/text/difference.js';
import { editDistance, isSwapped } from '../../../server/src/core/text/distance.js';
import { readEntity } from '../../../server/src/core/text/entity.js';
import { cellWords, foldLabel, labelKey, tagEnd } from '../../../server/src/core/text/label.js';
import { LineIndex } from '../../../server/src/core/text/lines.js';
import { cellKind, isMarker, readNumber } from '../../../server/src/core/text/number.js';
import { readBareOrdinal, readOrdinal } from '../../../server/src/core/text/ordinal.js';
import { closingQuote } from '../../../server/src/core/text/quoted.js';
import { textWidth } from '../../../server/src/core/text/width.js';
import { anyOf } from '../../../server/src/core/text/words.js';
import {
  BLANKS,
  chars,
  DIGITS,
  every,
  HAN,
  halves,
  LATIN,
  MARKS,
  NUMERALS,
  of,
  type Piece,
  TAGS,
  WIDE,
} from './piece.js';

const ENTITIES = of(
  '&nbsp; &amp; &lt; &#48; &#x4e00; &#X30; &#; & ; &#55296; &#1114112; &bogus; &#12288; &#0; &ldquo;',
);
const LABELS = of('（一）予以公开 3.其他 总计 本年新收政府信息公开申请数量 行政许可 1.属于国家秘密');
const WANTED = LABELS.map(formLabel);
const SEARCHES = ['甲 甲乙 乙丙', '公开 公开栏 不公开', '年 月 日', 'aa aab b'].map(
  (words) => anyOf(of(words))!,
);

type Cells = (items: Items, text: string, start: number, end: number) => unknown;

function cellsOf(text: string, read: Cells): unknown {
  const items = new Items();
  const answer = read(items, text, 0, text.length);
  const first = (list: ArrayLike<number>) => Array.from({ length: items.cells }, (_, i) => list[i]);
  return [answer, items.cells, first(items.cellStart), first(items.cellEnd)];
}

function scanned(text: string): unknown {
  const { items, ...rest } = scan(text);
  const { length, cells } = items;
  // What stands behind these is left from another text.
  const used = (name: string): number =>
    name === 'cell' ? length + 1 : name.startsWith('cell') ? cells : length;
  const lists = Object.entries(items).flatMap(([name, list]) =>
    ArrayBuffer.isView(list) ? [[name, [...(list as Int32Array).subarray(0, used(name))]]] : [],
  );
  releaseItems(items);
  return [length, cells, lists, rest];
}

export const TEXT_PIECES: readonly Piece[] = [
  {
    name: 'ordinals',
    signs: [
      ...NUMERALS,
      ...DIGITS,
      ...WIDE,
      ...BLANKS,
      ...chars('壹贰叁拾（）()、，.．)①⑳㈠第是章条款其甲—-'),
    ],
    starts: of(
      '一、甲 （一）甲 (一)甲 1.甲 1、甲 （1）甲 ①甲 ⑳甲 第一，甲 一是甲 第十二章甲 二十一、甲 （十一）甲 １．甲 壹、甲 ㈠甲 —、甲 一.甲 12.甲 其一，甲',
    ),
    most: 6,
    run: (text) => [
      readOrdinal(text, 0, text.length),
      readBareOrdinal(text, 0, text.length),
      readOrdinal(text, 1, text.length - 1),
    ],
  },
  {
    name: 'figures',
    signs: [
      ...DIGITS,
      ...DIGITS,
      ...WIDE,
      ...BLANKS,
      ...chars('.,，．-－—/／*＊%件个元万一无约余+＋()（）|零'),
      ...of('万元 <b> </b> &nbsp; ** \u200b'),
    ],
    starts: of('1,234 1,234,567 12.50 １２３ -3 12件 3万元 1␣234 **12** <b>12</b> 0 / — 无 12.5% 1，234'),
    most: 7,
    run: (text) => [
      readNumber(text, 0, text.length),
      cellKind(text, 0, text.length),
      isMarker(text, 0, text.length),
      cellWords(text, 0, text.length),
    ],
  },
  {
    name: 'decimals',
    signs: [...DIGITS, ...of('. - | 0 ␣')],
    starts: of('12.50|12.5 -3|4 0.05|-0.5 100|99.99 007|7 1234567890123|0.001'),
    most: 9,
    run(text) {
      const [a, b] = halves(text).map(parseDecimal);
      if (!a || !b) return [a && formatDecimal(a)];
      return [formatDecimal(add(a, b)), formatDecimal(subtract(a, b)), compare(a, b)];
    },
  },
  {
    name: 'positions',
    signs: of('甲 乙 ⏎ \r \r⏎ ⏎⏎ a 𠮷'),
    most: 12,
    run(text) {
      const index = new LineIndex(text);
      const kept = LineIndex.from(index.starts, index.length);
      return every(`${text}甲`, (at) => [
        index.positionAt(at - 1),
        index.offsetAt({ line: (at % 6) - 1, character: at % 4 }),
        kept.positionAt(at),
      ]);
    },
  },
  {
    name: 'words',
    signs: chars('甲乙丙公开栏不年月日ab'),
    most: 10,
    run: (text) =>
      SEARCHES.map((search) => {
        const found: unknown[] = [];
        search.lastIndex = 0;
        for (let match = search.exec(text); match !== null && found.length < 9; match = search.exec(text))
          found.push([match.index, match[0]]);
        return [found, every(text, (at) => search.standsAt(text, at))];
      }),
  },
  {
    name: 'distances',
    signs: chars('甲乙丙丁|'),
    starts: of('甲乙丙丁|甲丙乙丁 甲乙丙|甲乙 甲乙丙丁|丁丙乙甲 甲甲乙|甲乙乙 甲乙丙丁甲|甲乙丙丁乙'),
    most: 10,
    run(text) {
      const [a, b] = halves(text);
      return [editDistance(a, b, 1), editDistance(a, b, 3), isSwapped(a, b), difference(a, b)];
    },
  },
  {
    name: 'widths',
    signs: [...HAN, ...MARKS, ...LATIN, ...of('𠮷 \u0301 \u200b 한 😀 \ud842')],
    most: 12,
    run: textWidth,
  },
  {
    name: 'entities',
    signs: [...ENTITIES, ...DIGITS, ...of('&# &#x x f nbsp lt 甲')],
    most: 5,
    run: (text) => every(text, (at) => readEntity(text, at, text.length)),
  },
  {
    name: 'quotation marks',
    signs: [...of('" \' a < > ␣'), 'b'.repeat(4000), 'c'.repeat(95)],
    starts: [
      '"b"',
      `"${'b'.repeat(4094)}"`,
      `"${'b'.repeat(4095)}"`,
      `"${'b'.repeat(4095)}<"`,
      `"${'b'.repeat(4094)}<"`,
      `"${'b'.repeat(9000)}"`,
    ],
    most: 7,
    run: (text) => [closingQuote(text, 0, text.length), closingQuote(text, 1, text.length - 1)],
  },
  {
    name: 'tags',
    signs: [...TAGS, ...chars('tdrhpx1-: /')],
    most: 5,
    run: (text) =>
      every(text, (at) =>
        text[at] === '<' ? [tagAt(text, at), tableTag(text, at), tagEnd(text, at, text.length)] : 0,
      ),
  },
  {
    name: 'clean text',
    signs: [
      ...TAGS,
      ...ENTITIES,
      ...HAN,
      ...chars('*_`~\\|#[]()!$ \n\t１（a.1'),
      ...of('** ]( http://a.cn ~~ \u200b \ufeff \u3000 \r\n'),
    ],
    starts: of(
      '**甲**乙 [甲](http://a.cn) <b>甲</b>&nbsp;乙 `甲` ~~甲~~ ![甲](a.png) 甲<br/>乙 \\*甲\\* __甲__ *甲* 甲&lt;乙&gt;',
    ),
    most: 12,
    run: (text) =>
      [cleanText(text, 0, text.length, false), cleanText(text, 0, text.length, true)].map(
        ({ map, ...rest }) => [rest, map && Array.from(map)],
      ),
  },
  {
    name: 'labels',
    signs: [...LABELS, ...HAN, ...BLANKS, ...chars('（一）(1)１.、：:其他总计'), ...of('<b> </b> &nbsp; **')],
    starts: LABELS,
    most: 6,
    run: (text) => [
      foldLabel(text, 0, text.length),
      labelKey(foldLabel(text, 0, text.length)),
      WANTED.map((wanted) => [
        matchLabel(text, 0, text.length, wanted),
        isSlipOf(text, wanted),
        isReworded(text, wanted),
        labelLike(text, 0, text.length, wanted),
      ]),
    ],
  },
  {
    name: 'rows',
    signs: of('| | || ⇥ ⇥⇥ ␣␣ ␣ \u3000 \\| 1 12 甲 甲乙 0 - --- :-- / ` ** 。 ， 1.'),
    starts: of('|␣甲␣|␣1␣|␣2␣| 甲⇥1⇥2 甲␣␣1␣␣2 |---|:--:| |␣|␣|␣| -␣3␣- 第␣2␣页 甲|1|2 ⇥甲⇥⇥1⇥'),
    most: 10,
    run: (text) =>
      text === ''
        ? 0
        : [
            [pipeCells, tabCells, blankCells].map((read) => cellsOf(text, read)),
            [isDelimiter(text, 0, text.length, 1), isDelimiter(text, 0, text.length, 3)],
            [isPlain(text, 0, text.length), isPageMark(text, 0, text.length)],
            [wordsStart(text, 0, text.length), wordsEnd(text, 0, text.length)],
          ],
  },
  {
    name: 'lines',
    signs: [
      ...TAGS,
      ...of(
        '⏎ ⏎ ⏎⏎ \r⏎ \r |␣甲␣|␣1␣|⏎ |---|---|⏎ 甲⇥1⇥2⏎ #␣甲⏎ ##␣一、甲⏎ **甲**⏎ 甲⏎ >␣甲⏎ -␣甲⏎ 1.␣甲⏎ ```⏎ ---⏎ ***⏎ ===⏎',
      ),
      ...of(
        '-␣3␣-⏎ 第␣2␣页⏎ ␣␣␣␣甲⏎ 甲␣␣乙␣␣丙⏎ \\⏎ &nbsp; \f \ufeff <!--␣甲␣--> |␣乙␣|⏎ ~~~⏎ <pre>⏎ </pre> <style> </style> <nav> </nav>',
      ),
      ...of(
        '<ul><li> </li></ul> <tbody> </div> <div> <h1>甲</h1> <tr><td>甲</td><td>1</td></tr> <table><tr><td>甲</td><td>2</td></tr></table>',
      ),
    ],
    most: 22,
    run: scanned,
  },
  {
    name: 'pages',
    signs: of(
      '<!DOCTYPE␣html> <html> <head> <body> <p> ⏎ ␣ 甲 \ufeff <?xml␣version="1.0"?> <!--␣甲␣--> <HTML␣lang="zh"> < #',
    ),
    most: 5,
    run: (text) => isHtmlFile(text, 0),
  },
  {
    name: 'formulas',
    signs: of('A B C7 sum(C) sum( ) t3.A@total @total + - * = <= >= < 2 1.5 0 ␣ ␣ ␣ 甲 ('),
    starts: of('A␣+␣B␣=␣C7␣+␣D C7␣=␣sum(C) 2␣*␣made␣<=␣valid␣+␣1 t3.A@total␣>=␣0 A␣-␣B␣=␣-␣C'),
    most: 11,
    run(text) {
      try {
        return parseFormula(text);
      } catch (error) {
        return String(error);
      }
    },
  },
];
