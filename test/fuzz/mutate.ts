import type { Random } from './random.js';

/** Words that mean something to a reader of reports, pages, settings or messages. */
const WORDS = [
  ...[
    '|',
    '\t',
    '<td>',
    '</table>',
    '<table>',
    '<tr>',
    '<!--',
    '-->',
    '**',
    '《',
    '》',
    '（',
    '）',
    '“',
    '”',
  ],
  ...[
    '其中',
    '10条',
    '，',
    '。',
    '；',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '2022年',
    '2021年',
    '0',
    '９',
    '—',
    '/',
    '一、',
  ],
  ...[
    '（一）',
    '&nbsp;',
    '&#',
    '&#x110000;',
    '\uD842',
    '\uDC00',
    '𠮷',
    '20%',
    '同比',
    '行政复议',
    '合计',
    '<script>',
  ],
  ...[
    '---\n',
    '```\n',
    '# ',
    '总计',
    '自然人',
    '\u0000',
    '\uFEFF',
    '\u202E',
    '\u200B',
    '\u3000',
    'colspan="99"',
  ],
  ...[
    '<!-- gouji-disable-next-line table/relation -- 理由 -->',
    '<!-- gouji-disable text/width -->',
    '万元',
    '1.5',
  ],
  ...[
    '甲市乙区丙局2022年政府信息公开工作年度报告',
    '## 三、收到和处理政府信息公开申请情况',
    '-1',
    '1e9',
    '99999999999999999999',
  ],
];
const YAML = [
  '- ',
  ': ',
  '{',
  '}',
  '[',
  ']',
  '&a ',
  '*a',
  '!!js ',
  '"',
  "'",
  '|\n',
  '>\n',
  '#',
  '? ',
  '__proto__',
  'null',
  '~',
];

/** A text after one to a dozen changes: cut, put in, doubled, moved, repeated. */
export function mutateText(text: string, random: Random, words: readonly string[] = WORDS): string {
  let out = text;
  for (let left = random.below(12) + 1; left > 0; left--) out = once(out, random, words);
  return out.slice(0, 400_000);
}

export const mutateYaml = (text: string, random: Random): string =>
  mutateText(text, random, random.below(3) === 0 ? WORDS : YAML);

function once(text: string, random: Random, words: readonly string[]): string {
  const at = random.below(text.length + 1);
  switch (random.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + random.below(40));
    case 1:
      return text.slice(0, at) + random.of(words) + text.slice(at);
    case 2: {
      const from = random.below(text.length);
      return text.slice(0, at) + text.slice(from, from + random.below(300)) + text.slice(at);
    }
    case 3:
      return text.slice(0, at) + String.fromCharCode(random.below(65_536)) + text.slice(at + 1);
    case 4:
      return text.slice(0, at) + random.of(words).repeat(random.below(200)) + text.slice(at);
    case 5: {
      const lines = text.split('\n');
      const a = random.below(lines.length);
      const b = random.below(lines.length);
      [lines[a], lines[b]] = [lines[b]!, lines[a]!];
      return lines.join('\n');
    }
    case 6: {
      // A figure becomes another.
      const digits = [...text.slice(at, at + 2000).matchAll(/\d+/g)];
      const one = digits[random.below(digits.length)];
      if (!one) return text;
      const from = at + one.index;
      return (
        text.slice(0, from) +
        random.of(['0', '1', '7', '', '12', '-3', '3.5', '１']) +
        text.slice(from + one[0].length)
      );
    }
    default:
      return random.below(20) === 0 ? text.slice(0, at) : `${text.slice(0, at)} ${text.slice(at)}`;
  }
}

/** Bytes after one to a dozen changes: another byte, cut, put in, the end lost. */
export function mutateBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let out = Buffer.from(bytes);
  for (let left = random.below(12) + 1; left > 0; left--) {
    const at = random.below(out.length + 1);
    const kind = random.below(6);
    if (kind < 2 && at < out.length) out[at] = random.below(256);
    else if (kind === 2) out = Buffer.concat([out.subarray(0, at), out.subarray(at + random.below(20))]);
    else if (kind === 3)
      out = Buffer.concat([out.subarray(0, at), Buffer.from([random.below(256), 0xff, 0]), out.subarray(at)]);
    else if (kind === 4 && at + 4 <= out.length)
      out.writeUInt32LE(random.of([0, 1, 0xffffffff, 0x7fffffff, 65535]), at);
    else if (random.below(10) === 0) out = out.subarray(0, at);
  }
  return out;
}
