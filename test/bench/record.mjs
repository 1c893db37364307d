// The figures of the last full run: kept beside the bench for comparison, and as tables in both READMEs.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const FIGURES = path('./figures.json');

export const readRecorded = () => (existsSync(FIGURES) ? JSON.parse(readFileSync(FIGURES, 'utf8')) : null);

const WORDS = {
  zh: {
    file: path('../../README.md'),
    tool: '工具',
    one: '1 份（毫秒）',
    thousand: '1,000 份（秒）',
    against: '与 rumdl 之比',
    findings: '发现（1,000 份）',
    memory: '内存峰值（MB）',
    tenThousand: '10,000 份（秒）',
    tenMega: '10 MB 一个文件（秒）',
    lead: ({ machine, rounds }) =>
      `整个进程，同一次运行中轮流各 ${rounds} 轮取中位数，输出到文件；比值逐轮计算。${machine}，Linux。`,
    warm: ({ warm, growth }) =>
      `引擎预热后每份 ${Math.round(warm.microseconds)} 微秒（${warm.kilobytes.toFixed(1)} KB，全部规则）；10 MB 的时间是 1 MB 的 ${growth.toFixed(1)} 倍（不计启动）。`,
    note: '只有 Spectral 的规则和本仓库的 reference checker 也核对算式；其余各家检查的是文字和排版，放在这里只比快慢。没有数字的格子：一次超过一分钟，或没有这种用法。',
  },
  en: {
    file: path('../../README.en.md'),
    tool: 'tool',
    one: '1 report (ms)',
    thousand: '1,000 reports (s)',
    against: 'against rumdl',
    findings: 'findings (1,000)',
    memory: 'peak memory (MB)',
    tenThousand: '10,000 reports (s)',
    tenMega: 'one file of 10 MB (s)',
    lead: ({ machine, rounds }) =>
      `Whole processes in turn in one run, medians of ${rounds} rounds, output to a file; ratios round by round. ${machine}, Linux.`,
    warm: ({ warm, growth }) =>
      `The engine warm: ${Math.round(warm.microseconds)} µs a report (${warm.kilobytes.toFixed(1)} KB, every rule); 10 MB take ${growth.toFixed(1)} times as long as 1 MB (start-up left out).`,
    note: 'Only the Spectral ruleset and our reference checker check the arithmetic as well; the others check style and are here for speed. Blank: more than a minute a run, or no such use.',
  },
};

/** Writes figures.json and the part of each README between its marks. */
export function record(figures) {
  writeFileSync(FIGURES, `${JSON.stringify(figures, null, 1)}\n`);
  for (const words of Object.values(WORDS)) {
    const text = readFileSync(words.file, 'utf8');
    const marked = /<!-- bench:start -->[\s\S]*<!-- bench:end -->/;
    if (!marked.test(text)) throw new Error(`${words.file} has no marks for the bench`);
    const body = `<!-- bench:start -->\n${table(figures, words)}\n<!-- bench:end -->`;
    writeFileSync(
      words.file,
      text.replace(marked, () => body),
    );
  }
}

/** Each: a set, a row of ours, and the peer that it is held against. */
const COMPARED = [
  ['one', 'gouji', 'node -e 0'],
  ['thousand', 'gouji', 'rumdl'],
  ['thousand', 'gouji', 'markdownlint-cli2'],
  ['thousand', 'gouji', 'spectral (same arithmetic)'],
  ['thousand', 'gouji', 'reference checker'],
  ['thousand', 'gouji, unchanged', 'rumdl, unchanged'],
  ['tenThousand', 'gouji', 'rumdl'],
  ['tenMega', 'gouji', 'rumdl'],
];

/** How many times as long as a peer: from the ratios to one base, which were taken round by round. */
export function ratios({ sets }, words = WORDS.en) {
  return COMPARED.flatMap(([id, ours, theirs]) => {
    const [own, other] = [ours, theirs].map((name) => sets[id]?.find(({ tool }) => tool === name));
    if (!own || !other) return [];
    return [
      `${words[id].replace(/[（ ]\(?(?:毫秒|秒|ms|s)[）)]/, '')}, ${ours} / ${theirs}: ${(own.against / other.against).toPrecision(2)}`,
    ];
  });
}

export function table(figures, words = WORDS.en) {
  const { sets } = figures;
  const heads = ['tool', 'one', 'thousand', 'against', 'findings', 'memory', 'tenThousand', 'tenMega'];
  const order = [...sets.thousand].sort((a, b) => a.seconds - b.seconds).map(({ tool }) => tool);
  const rows = order.map((tool) => {
    const of = (id) => sets[id]?.find((row) => row.tool === tool);
    const seconds = (id) => of(id)?.seconds.toFixed(2) ?? '';
    const { against, findings, megabytes } = of('thousand');
    const name = tool.startsWith('gouji') ? `**${tool}**` : tool;
    const one = of('one') ? Math.round(of('one').seconds * 1000) : '';
    return [
      name,
      one,
      seconds('thousand'),
      against.toFixed(2),
      findings.toLocaleString('en'),
      megabytes || '',
      seconds('tenThousand'),
      seconds('tenMega'),
    ];
  });
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [
    words.lead(figures),
    '',
    line(heads.map((head) => words[head])),
    line(heads.map((_, i) => (i === 0 ? '---' : '---:'))),
    ...rows.map(line),
    '',
    ...ratios(figures, words).map((line) => `- ${line}`),
    '',
    words.warm(figures),
    words.note,
  ].join('\n');
}
