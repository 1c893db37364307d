import { isIdentityNumber, passesLuhn } from '../../../server/src/core/contact/checksums.js';
import { emailFault, halfWidth } from '../../../server/src/core/contact/email.js';
import { readPhones } from '../../../server/src/core/contact/phone.js';
import { postcodeOf } from '../../../server/src/core/contact/postcode.js';
import { daysIn } from '../../../server/src/core/dates/calendar.js';
import { readPeriod } from '../../../server/src/core/dates/date-range.js';
import { readNumber } from '../../../server/src/core/dates/numerals.js';
import { readDate } from '../../../server/src/core/dates/read-date.js';
import {
  clauseEnd,
  clauseStart,
  sentenceEnd,
  sentenceStart,
} from '../../../server/src/core/dates/sentence.js';
import { isQuoted, opensSentence } from '../../../server/src/core/dates/year-words.js';
import { readArticles } from '../../../server/src/core/law/articles.js';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { cityAtStart, cityIndex, cityOfRegion } from '../../../server/src/core/place/cities.js';
import { cityEndingAt } from '../../../server/src/core/place/mentions.js';
import { fold } from '../../../server/src/core/prose/fold.js';
import { numeralValue } from '../../../server/src/core/prose/numerals.js';
import { compareNames } from '../../../server/src/core/wording/agency-names.js';
import { findFullWidth } from '../../../server/src/core/wording/full-width.js';
import { findHalfMarks, isChineseMark } from '../../../server/src/core/wording/half-width.js';
import { findItemMarks } from '../../../server/src/core/wording/item-marks.js';
import { findMasks } from '../../../server/src/core/wording/masks.js';
import { namedOffice } from '../../../server/src/core/wording/named-office.js';
import { findNumberedMarks, writeNumbered } from '../../../server/src/core/wording/numbered-marks.js';
import { chineseNumeral, readNumeral, writeOrdinal } from '../../../server/src/core/wording/numerals.js';
import { findLoneMarks, partnerOf } from '../../../server/src/core/wording/pairs.js';
import { findRepeatedMarks } from '../../../server/src/core/wording/repeated-marks.js';
import { findBreak, findNestedBreak } from '../../../server/src/core/wording/sequence.js';
import { eachDigitGap, findStrayBlanks } from '../../../server/src/core/wording/spacing.js';
import { findTableMarks } from '../../../server/src/core/wording/table-marks.js';
import { doublesOf, lossesOf, mistakesOf, swapsOf } from '../../../server/src/core/wording/variants.js';
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
  WIDE,
} from './piece.js';

const ORGANS = ['局', '委员会', '办公室', '人民政府', '中心'];
const CITIES = cityIndex(builtinPack().places());

export const WORD_PIECES: readonly Piece[] = [
  {
    name: 'numerals',
    signs: [...NUMERALS, ...DIGITS, ...WIDE, '亿', '甲'],
    most: 6,
    run: (text) => [numeralValue(text), readNumeral(text), every(text, (at) => readNumber(text, at))],
  },
  {
    name: 'dates',
    signs: [
      ...DIGITS,
      ...BLANKS,
      ...of('20 201 2022 年 月 日 号 12月 31日 至 到 - — . / 止 起 （ ） １ 二 十 元'),
    ],
    starts: of(
      '2022年1月1日至2022年12月31日 2022年1月1日-12月31日 2022.01.01—2022.12.31 2022-06-17 2022年2月30日 二〇二二年六月十七日 2022年1月至12月 1月1日到12月31日 2022/6/17 20220617',
    ),
    most: 10,
    run: (text) => [readDate(text, 0), readPeriod(text, 0), readDate(text, 1)],
  },
  {
    name: 'articles',
    signs: [...NUMERALS, ...DIGITS, ...of('第 第 条 条 款 项 目 、 和 至 （ ） 之 的 ␣ 规定')],
    starts: of(
      '第五十条 第二十条第（三）项 第十九条、第二十条 第三十六条第一款第二项 第20条第3项、第4项 第十九条至第二十一条 第十三条第二款和第十四条 第五十条之一',
    ),
    most: 12,
    run: (text) => [readArticles(text, 0), readArticles(text, 1)],
  },
  {
    name: 'sentences',
    signs: [...HAN, ...MARKS, '2021年', '\n'],
    most: 24,
    run: (text) =>
      every(text, (at) => [
        [
          sentenceStart(text, at, 8),
          sentenceEnd(text, at, 8),
          clauseStart(text, at, 5),
          clauseEnd(text, at, 5),
        ],
        [isQuoted(text, at), opensSentence(text, at)],
      ]),
  },
  {
    name: 'phones',
    signs: [
      ...DIGITS,
      ...of(
        '0772 0772- 7212375 1380000 13800001234 400 - － — ( ) （ ） ␣ 、 ， ； / 转 分机 x 86 +86 +86- O 传真 ８ (工作日8:30) 010 12345 96',
      ),
    ],
    starts: of(
      '0772-7212375、7212376转8001 （0772）7212375 +86-772-7212375 13800001234 400-800-1234 010␣62810071 0772--7212375 86␣0772␣7212375 12345 0772-7212375（工作日8:30—17:30）',
    ),
    most: 7,
    run: readPhones,
  },
  {
    name: 'e-mail',
    signs: of('a b.c @ @ ＠ . ． cn com 163.com ␣ _ - (at) # 甲 ， ａ 。'),
    starts: of('abc@163.com a.b_c@gov.example.cn abc#163.com abc＠qq。com abc@@a.cn abc163.com'),
    most: 8,
    run: (text) => [emailFault(text), halfWidth(text)],
  },
  {
    name: 'postcodes',
    signs: [...DIGITS, ...DIGITS, '５', ' ', '-', '甲'],
    starts: of('545000 ５４５０００ 545␣000 54500 5450001'),
    most: 8,
    run: postcodeOf,
  },
  {
    name: 'checksums',
    signs: [...DIGITS, 'X', 'x'],
    starts: of(
      '11010519491231002X 450200199001010013 450200199002300010 6222021234567890128 4111111111111111 79927398713',
    ),
    most: 19,
    run: (text) => [isIdentityNumber(text), passesLuhn(text), isIdentityNumber(text.slice(0, 18))],
  },
  {
    name: 'half-width',
    signs: [...HAN, ...HAN, ...MARKS, ...DIGITS, ...LATIN, ...of('␣ http:// www. .cn 1.')],
    most: 16,
    run: (text) => [
      findHalfMarks(text),
      every(text, (at) => isChineseMark(text, at)),
      findTableMarks(text, { start: 0, end: text.length }, { start: 2, end: 5 }),
    ],
  },
  {
    name: 'full-width',
    signs: [...WIDE, ...chars('ＡｂＺ（）％＋－．：甲，1a')],
    most: 10,
    run: findFullWidth,
  },
  {
    name: 'pairs',
    signs: [...chars('（）()《》“”‘’【】[]〔〕"\'〈〉<>'), ...HAN, ...of('1） （1 a) ⏎ ， 。')],
    most: 10,
    run: (text) => findLoneMarks(text).map((mark) => [mark, partnerOf(mark)]),
  },
  {
    name: 'repeated marks',
    signs: [...MARKS, ...of('， 。 、 。。 …… ，， 甲 1 ␣')],
    most: 12,
    run: (text) => findRepeatedMarks(text),
  },
  {
    name: 'item marks',
    signs: of('一是 二是 三是 四是 首先 其次 最后 第一 第二 ， 。 ； 甲 是 一 ⏎'),
    starts: of('一是甲；二是乙；三是丙。 首先，甲。其次，乙。最后，丙。 一是甲，三是丙 第一，甲。第二，乙。'),
    most: 14,
    run: findItemMarks,
  },
  {
    name: 'numbered marks',
    signs: of('1. 2. 3. 1、 2、 （1） （2） (1) ① ② ③ 第一 第二 第一， 第二， 。 ； ， 甲 1.5 12 ␣'),
    most: 12,
    run: (text) => [
      findNumberedMarks(text),
      (['1.', '1、', '（1）', '①', '第一'] as const).map((style) => writeNumbered(style, text.length)),
    ],
  },
  {
    name: 'masks',
    signs: [...chars('×XxＸ*＊_＿□■�？?…某某年月日件局张李00'), ...of('×× XX ** ___ 甲 ， 2022 ␣ √')],
    most: 9,
    run: (text) => [
      findMasks(text, { units: '年月日件局', surnames: '张李', ticks: '√' }),
      findMasks(text, null),
    ],
  },
  {
    name: 'gaps',
    signs: [...HAN, ...DIGITS, ...LATIN, ...BLANKS, ...of('␣ ␣ ␣␣ ， 。 （ % . -')],
    most: 14,
    run(text) {
      const gaps: unknown[] = [];
      eachDigitGap(text, (...gap) => gaps.push(gap));
      return [gaps, findStrayBlanks(text)];
    },
  },
  {
    name: 'sequences',
    signs: DIGITS,
    starts: of('12345 123123 1234124 1223 135 112123 1231 2345 1243'),
    most: 9,
    run: (text) => [findBreak(chars(text).map(Number)), findNestedBreak(chars(text).map(Number))],
  },
  {
    name: 'written numbers',
    signs: DIGITS,
    most: 4,
    run(text) {
      const number = Number(text);
      const styles = ['一、', '（一）', '1.', '（1）', '①', '第一', '一是'] as const;
      return [
        [chineseNumeral(number % 100), styles.map((style) => writeOrdinal(style, number % 100))],
        [daysIn(1 + (number % 12), number), daysIn(2, number), daysIn(1 + (number % 12), null)],
      ];
    },
  },
  {
    name: 'names of offices',
    signs: of('甲市 乙区 丙县 教育 财政 局 委员会 办公室 人民政府 中心 由 编制 本 | 和 ， 广西 省'),
    starts: of(
      '甲市乙区教育局|甲市乙区教育局 甲市乙区教育局|乙区教育局 甲省甲市教育局|甲市教育局 甲市乙区人民政府办公室|乙区政府办 由甲市乙区财政局编制 由甲市乙区财政局编制|本甲市教育局，',
    ),
    most: 9,
    run: (text) => [
      compareNames(...halves(text), ORGANS),
      namedOffice(text, ORGANS, [
        { before: '由', after: '编制', whole: true },
        { before: '本', after: '，', whole: false },
      ]),
    ],
  },
  {
    name: 'slips of words',
    signs: chars('甲乙丙丁公开条'),
    most: 5,
    run: (text) => [
      lossesOf(text),
      doublesOf(text),
      swapsOf(text),
      mistakesOf(text, ['甲乙', '条款', '开关']),
    ],
  },
  {
    name: 'cities',
    signs: of(
      '柳州 柳州市 桂林市 广西 壮族自治区 江苏省 南京市 南京 北京市 海口 吉林 吉林市 吉林省 甲 区 县 450200 4502 32 自治州 凉山 恩施',
    ),
    most: 4,
    run: (text) => [
      cityAtStart(text, CITIES)?.name,
      cityOfRegion(text, CITIES)?.name,
      every(text, (at) => cityEndingAt(text, at, CITIES)?.name),
    ],
  },
  {
    name: 'folding',
    signs: [...MARKS, ...WIDE, ...HAN, ...BLANKS, '\u2003', '﹒', '﹝'],
    most: 10,
    run: fold,
  },
];
