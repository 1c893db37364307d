import { bytes, type HostileDocument, HTML, html, REPORT, text, utf8, utf16, within } from './document.js';

const GB18030_FOUR = [0x95, 0x32, 0x82, 0x36];
const surrogates = (count: number): Buffer => {
  const out = Buffer.alloc(2 * count);
  for (let i = 0; i < count; i++) out.writeUInt16LE(i % 2 === 0 ? 0xdc00 : 0xd800, 2 * i);
  return out;
};

/** `many`: how many stand for a large number; all of it, or a part where time is short. */
export const formats = (many: (count: number) => number): readonly HostileDocument[] => [
  bytes('UTF-16 without its mark, the other way round', () => utf16(REPORT, false, true)),
  bytes(
    'UTF-16 of surrogates the wrong way round',
    () => Buffer.concat([Buffer.from([0xff, 0xfe]), surrogates(many(100_000))]),
    'engine/binary',
  ),
  bytes(
    'UTF-16 with a mark of UTF-8 before it',
    () => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf16(REPORT, true)]),
    'engine/binary',
  ),
  bytes('two marks of UTF-8', () => utf8(`\uFEFF\uFEFF${REPORT}`)),
  bytes('100,000 marks of UTF-8', () => utf8('\uFEFF'.repeat(many(100_000)) + REPORT)),
  bytes('UTF-8 read as Latin and written again', () => utf8(Buffer.from(REPORT, 'utf8').toString('latin1'))),
  bytes(
    'one byte of Latin in a megabyte of UTF-8',
    () => Buffer.concat([utf8(within('本机关。'.repeat(many(80_000)))), Buffer.from([0xe9])]),
    'engine/binary',
  ),
  bytes(
    'half UTF-8 and half GB18030',
    () => Buffer.concat([utf8(REPORT), Buffer.from([0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2])]),
    'engine/binary',
  ),
  bytes('half UTF-8 and half UTF-16', () => Buffer.concat([utf8(REPORT), utf16(REPORT, false)])),
  bytes('100,000 characters of four bytes in GB18030', () =>
    Buffer.from(Array.from({ length: many(100_000) }, () => GB18030_FOUR).flat()),
  ),
  bytes(
    'GB18030 with a byte too few in each character',
    () => Buffer.from(Array.from({ length: many(50_000) }, () => [0x81, 0x30, 0x81]).flat()),
    'engine/binary',
  ),
  bytes('continuation bytes alone', () => Buffer.alloc(many(100_000), 0x80), 'engine/not-a-report'),
  bytes('starts of characters alone', () => Buffer.alloc(many(100_000), 0xe4)),
  bytes(
    'CESU-8',
    () => Buffer.concat([utf8(REPORT), Buffer.from([0xed, 0xa0, 0x81, 0xed, 0xb0, 0x80])]),
    'engine/binary',
  ),
  bytes(
    'characters above U+10FFFF',
    () => Buffer.concat([utf8(REPORT), Buffer.from([0xf4, 0x90, 0x80, 0x80])]),
    'engine/binary',
  ),
  bytes('a PDF', () => Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n', 'latin1')),
  bytes(
    'the old Word',
    () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]),
    'engine/binary',
  ),
  bytes('RTF', () => Buffer.from(`{\\rtf1\\ansi ${"\\'d5\\'fe".repeat(many(20_000))}}`)),
  bytes('escape sequences of a terminal', () =>
    utf8(within('\u001B[2J\u001B]0;甲\u0007\u001B[31m'.repeat(many(20_000)))),
  ),
  text('characters that are not assigned', () => REPORT.replace(/([一-龥])/g, '$1\u0378\u{E0FFF}')),
  text('Hangul of parts', () => within('\u1100\u1161\u11A8'.repeat(many(50_000)))),
  text('1,000 combining marks on each character of a line', () =>
    within(`${'甲'.concat('\u0300'.repeat(1000))}`.repeat(many(150))),
  ),
  text('isolates of BiDi nested 100,000 deep', () => within('\u2067\u2068'.repeat(many(50_000)))),
  text('digits with marks between them', () => REPORT.replace(/(\d)/g, '$1\u200B\u0301')),
  text('mathematical digits', () => within('𝟙𝟚𝟛件，'.repeat(many(20_000)))),
  text('ideographs for compatibility', () => REPORT.replaceAll('行', '\uFA08').replaceAll('不', '\uF967')),
  text('radicals in place of ideographs', () => REPORT.replaceAll('一', '\u2F00').replaceAll('人', '\u2F08')),
  text('100,000 references of Markdown', () =>
    within(
      Array.from({ length: many(50_000) }, (_, i) => `[a${i}]: http://a.b/${i} "甲"\n[甲][a${i}]`).join('\n'),
    ),
  ),
  text('footnotes', () =>
    within(Array.from({ length: many(30_000) }, (_, i) => `甲[^${i}]\n\n[^${i}]: 乙`).join('\n')),
  ),
  text('100,000 links in one line', () => within('[甲](b)'.repeat(many(28_000)))),
  text('pictures within pictures', () => within('![甲'.repeat(many(60_000)))),
  text(
    'a picture of 5 MB in base64',
    () => within(`![图](data:image/png;base64,${'iVBORw0KGgo'.repeat(many(450_000))})`),
    'engine/limit',
  ),
  text('1,000 pictures of 10 kB in base64', () =>
    within(`![图](data:image/png;base64,${'iVBORw0KGgo'.repeat(900)})\n`.repeat(many(500))),
  ),
  html('a page with a picture of 5 MB', () =>
    within(`<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(many(450_000))}">`, HTML),
  ),
  text('lists and quotations nested in turn', () =>
    within(Array.from({ length: many(3_000) }, (_, i) => `${'> - '.repeat(i % 500)}甲`).join('\n')),
  ),
  text('emphasis that never ends', () => within('*a **a '.repeat(many(25_000)))),
  text('emphasis within emphasis', () => within(`${'*'.repeat(many(50_000))}甲${'*'.repeat(many(50_000))}`)),
  text('code spans of growing length', () =>
    within(Array.from({ length: many(600) }, (_, i) => '`'.repeat(i)).join('甲')),
  ),
  text('fences of growing length', () =>
    within(Array.from({ length: many(1_500) }, (_, i) => '`'.repeat(3 + (i % 500))).join('\n甲\n')),
  ),
  text('fences of both kinds in turn', () => within('```\n~~~\n'.repeat(many(30_000)))),
  text('headings underlined, 50,000', () => within('甲\n===\n乙\n---\n'.repeat(many(25_000)))),
  text('100,000 rules', () => within('***\n---\n___\n'.repeat(many(33_000)))),
  text('100,000 escaped marks', () => within('\\*\\#\\|\\<'.repeat(many(24_000)))),
  text('200,000 breaks of HTML in Markdown', () => within('甲<br>'.repeat(many(30_000)))),
  text('breaks of HTML, one a line', () => within('<br>\n'.repeat(many(100_000)))),
  text('tags of HTML in each line of Markdown', () => within('<b>甲</b> <i>1</i>\n'.repeat(many(30_000)))),
  text('20,000 blocks of HTML in Markdown', () => within('<div>甲</div>\n\n乙\n\n'.repeat(many(20_000)))),
  text('20,000 tables of HTML in Markdown', () =>
    within('<table><tr><td>甲</td><td>1</td></tr></table>\n\n'.repeat(many(20_000))),
  ),
  text('20,000 tables of HTML in Markdown that never end', () =>
    within('<table><tr><td>甲\n\n'.repeat(many(20_000))),
  ),
  text('a page of HTML in the middle of Markdown', () => within(HTML)),
  text('20,000 comments that never end', () =>
    within('<!-- gouji-disable table/relation -- 甲\n'.repeat(many(20_000))),
  ),
  text('20,000 comments one in the other', () =>
    within(`${'<!-- '.repeat(many(20_000))}${'-->'.repeat(many(20_000))}`),
  ),
  text('50,000 suppressions of one line each, with reasons of 500 characters', () =>
    within(
      `<!-- gouji-disable-next-line table/relation -- ${'理由'.repeat(250)} -->\n甲\n`.repeat(many(2_000)),
    ),
  ),
  text('suppressions of 20,000 rules that are none', () =>
    within(
      Array.from({ length: many(20_000) }, (_, i) => `<!-- gouji-disable a/r${i} -- 理由 -->`).join('\n'),
    ),
  ),
  text('suppressions opened and closed 20,000 times', () =>
    within(
      '<!-- gouji-disable text/width -- 理由 -->\n甲\n<!-- gouji-enable text/width -->\n'.repeat(
        many(20_000),
      ),
    ),
  ),
  text('a suppression of all and nothing', () =>
    within(
      '<!-- gouji-disable -->\n<!-- gouji-disable * -- 理由 -->\n<!-- gouji-disable toString -- 理由 -->\n<!-- gouji-disable __proto__ -- 理由 -->',
    ),
  ),
  text('front matter of 60 kB in one key', () => `---\na: ${'甲'.repeat(many(20_000))}\n---\n${REPORT}`),
  text(
    'front matter with 3,000 suppressions',
    () => `---\nsuppress:\n${'  - { rule: text/width, reason: 甲 }\n'.repeat(many(1_500))}---\n${REPORT}`,
  ),
  text('front matter with keys that are lists', () => `---\n? [a, b]\n: c\n? {a: b}\n: d\n---\n${REPORT}`),
  text(
    'front matter with merge keys',
    () => `---\na: &a {b: 1}\nc: {<<: *a}\nd: {<<: [*a, *a]}\n---\n${REPORT}`,
  ),
  text(
    'front matter with tags',
    () => `---\na: !!binary "aaaa"\nb: !!js/function "x"\nc: !<tag:x> y\n---\n${REPORT}`,
  ),
  text('front matter of TABs', () => `---\n\ta:\t1\n\t\tb: 2\n---\n${REPORT}`),
  text('front matter of a number', () => `---\n17\n---\n${REPORT}`),
  text('front matter of nothing', () => `---\n---\n${REPORT}`),
  text(
    'front matter of dates and numbers that are none',
    () =>
      `---\ndate: 2022-13-45\nyear: .nan\nagency: .inf\nsuppress: 0x7fffffffffffffffffffff\n---\n${REPORT}`,
  ),
  text('10,000 blocks of front matter', () => `${'---\na: 1\n---\n'.repeat(many(10_000))}${REPORT}`),
  text('only 2,000,000 bars', () => '|'.repeat(many(2_000_000)), 'engine/limit'),
  text('only line ends', () => '\n'.repeat(many(1_000_000)), 'engine/not-a-report'),
  text('only carriage returns', () => '\r'.repeat(many(1_000_000)), 'engine/not-a-report'),
  text('only titles', () => '甲市乙区丙局2022年政府信息公开工作年度报告\n'.repeat(many(50_000))),
  text('only a table of contents', () =>
    '一、总体情况……1\n二、主动公开政府信息情况……2\n'.repeat(many(20_000)),
  ),
  text('pages with heads and numbers, 20,000', () =>
    within('甲市乙区丙局2022年政府信息公开工作年度报告\n- 3 -\n第4页\n— 5 —\n'.repeat(many(10_000))),
  ),
  text('conflicts of git within conflicts, 10,000', () =>
    within('<<<<<<< HEAD\n甲\n||||||| base\n乙\n=======\n丙\n>>>>>>> other\n'.repeat(many(10_000))),
  ),
];
