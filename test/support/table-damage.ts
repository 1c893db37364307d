import type { Rendered } from '../../server/src/core/render/render.js';

/** Takes numbers in turn from what fast-check made, so that a counterexample shrinks. */
export type Pick = (below: number) => number;

export const picker = (keys: readonly number[]): Pick => {
  let next = 0;
  return (below) => (below <= 0 ? 0 : keys[next++ % keys.length]! % below);
};

const cut = (text: string, start: number, end: number, put = ''): string =>
  text.slice(0, start) + put + text.slice(end);

const onCell =
  (change: (text: string, start: number, end: number, pick: Pick) => string) =>
  ({ text, cells }: Rendered, pick: Pick) => {
    const all = [...cells.values()];
    const { start, end } = all[pick(all.length)]!;
    return change(text, start, end, pick);
  };

const isRow = (line: string): boolean => /[|\t]|<t[dr]/.test(line);

const onLine =
  (change: (lines: string[], at: number, pick: Pick) => void) =>
  ({ text }: Rendered, pick: Pick) => {
    const lines = text.split('\n');
    const rows = [...lines.keys()].filter((at) => isRow(lines[at]!));
    if (rows.length > 0) change(lines, rows[pick(rows.length)]!, pick);
    return lines.join('\n');
  };

/** One word of a line of a table, label or head. */
const onWord = (change: (word: string, pick: Pick) => string) =>
  onLine((lines, at, pick) => {
    const words = [...lines[at]!.matchAll(/[^\s|<>\t]*[\u4e00-\u9fa5]{2,}[^\s|<>\t]*/g)];
    const word = words[pick(words.length)];
    if (word) lines[at] = cut(lines[at]!, word.index, word.index + word[0].length, change(word[0], pick));
  });

/** One accident to a table, by what has happened. */
export const DAMAGE: Readonly<Record<string, (rendered: Rendered, pick: Pick) => string>> = {
  'a figure lost': onCell((text, start, end) => cut(text, start, end)),
  'a cell lost with its mark': onCell((text, start, end) => {
    const after = /^(?:\s*\| ?|\t|<\/p><\/td>|<\/td>\n?|\n\n?)/.exec(text.slice(end, end + 16))?.[0] ?? '';
    const from = after.includes('</td>') ? text.lastIndexOf('<td', start) : start;
    return cut(text, from, end + after.length);
  }),
  'a blank cell more': onCell((text, start) => {
    const before = /(?:\| ?|\t|<td><p>|<td>)$/.exec(text.slice(Math.max(0, start - 8), start))?.[0];
    if (before === undefined) return text;
    const mark = before.includes('p') ? '</p></td><td><p>' : before.includes('<') ? '</td><td>' : before;
    return cut(text, start, start, mark);
  }),
  'a filler instead of a figure': onCell((text, start, end, pick) =>
    cut(text, start, end, ['/', '-', '—', '无'][pick(4)]),
  ),
  'words instead of a figure': onCell((text, start, end, pick) =>
    cut(text, start, end, ['若干', '详见附件', '3 4'][pick(3)]),
  ),
  'a mark between two cells lost': ({ text }, pick) => {
    const marks = [...text.matchAll(/(?<=\d) ?(?:\||\t) ?(?=\d)/g)];
    const mark = marks[pick(marks.length)];
    return mark ? cut(text, mark.index, mark.index + mark[0].length, ' ') : text;
  },
  'a tag lost': ({ text }, pick) => {
    const tags = [...text.matchAll(/<\/?(?:td|tr|p|table)\b[^>]*>/g)];
    const tag = tags[pick(tags.length)];
    return tag ? cut(text, tag.index, tag.index + tag[0].length) : text;
  },
  'a line lost': onLine((lines, at) => lines.splice(at, 1)),
  'a line twice': onLine((lines, at) => lines.splice(at, 0, lines[at]!)),
  'two lines joined': onLine((lines, at) => lines.splice(at, 2, `${lines[at]} ${lines[at + 1] ?? ''}`)),
  'a line cut in two': onLine((lines, at, pick) => {
    const line = lines[at]!;
    const place = 1 + pick(line.length - 1);
    // Not inside a figure: two figures of one would be the author's.
    if (!/\d\d/.test(line.slice(place - 1, place + 1)))
      lines.splice(at, 1, line.slice(0, place), line.slice(place));
  }),
  'a word lost': onWord(() => ''),
  'a sign of a word lost': onWord((word, pick) => {
    const at = pick(word.length);
    return cut(word, at, at + 1);
  }),
  'a word replaced': onWord((_, pick) => ['某某', '其他', '总计'][pick(3)]!),
  'all header lines lost': ({ text }) => text.replace(/^.*(?:自然人|商业企业|信息内容).*\n/gm, ''),
  'a section heading lost': ({ text }, pick) =>
    text.replace(new RegExp(`^.*${'二三四'[pick(3)]}、(?:主动|收到|政府信息公开行政).*\n`, 'm'), ''),
  'the end lost': ({ text }, pick) => text.slice(0, pick(text.length)),
  'the beginning lost': ({ text }, pick) => text.slice(pick(text.length)),
};
