import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, runFormats } from './one-run.js';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => spawnSync(name, ['--version']).status === 0,
);

function elements(node: Node, wanted: (element: Element) => boolean): Element[] {
  const own = 'tagName' in node && wanted(node) ? [node] : [];
  const children = 'childNodes' in node ? node.childNodes : [];
  return [...own, ...children.flatMap((child) => elements(child, wanted))];
}

const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((one) => one.name === name)?.value;

const words = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(words).join('') : '';

const hasClass = (name: string) => (element: Element) =>
  (attribute(element, 'class') ?? '').split(' ').includes(name);

describe('the printable page', () => {
  let run: ReturnType<typeof runFormats>;
  let text: string;
  let page: Node;
  beforeAll(() => {
    run = runFormats(['html']);
    text = run.text('html');
    page = parse(text);
  });
  afterAll(() => run.remove());

  test('every finding has its line, with message and basis', () => {
    const lines = elements(page, (element) => /^f\d+$/.test(attribute(element, 'id') ?? ''));
    expect(lines).toHaveLength(run.findings.length);
    const all = lines.map(words).join('\n');
    for (const { message, basis, rule } of run.findings) {
      expect(all).toContain(message);
      expect(all).toContain(basis);
      expect(all).toContain(rule);
    }
  });

  test('every report has its three tables, and every figure of them', () => {
    const reports = elements(page, hasClass('report'));
    expect(reports).toHaveLength(run.json.files.length);
    for (const report of reports) {
      const cells = elements(report, hasClass('grid')).flatMap((grid) =>
        elements(grid, ({ tagName }) => tagName === 'td'),
      );
      // The form of 2021 has 200 cells, that of 2019 has 198.
      expect([198, 200]).toContain(cells.length);
    }
  });

  test('the cells of findings are marked, and lead to them', () => {
    const marked = elements(page, hasClass('bad'));
    const wanted = run.findings.filter(({ cell }) => cell !== undefined);
    expect(marked).toHaveLength(wanted.length);
    for (const cell of marked) {
      const [link] = elements(cell, ({ tagName }) => tagName === 'a');
      const target = attribute(link!, 'href')!.slice(1);
      expect(elements(page, (element) => attribute(element, 'id') === target)).toHaveLength(1);
    }
    expect(elements(page, hasClass('also')).length).toBeGreaterThan(0);
  });

  test('broken relations are told with their figures, the others as holding', () => {
    const all = words(page);
    expect(all).toMatch(/新收 \+ 上年结转 = 办理结果总计 \+ 结转下年度 ✓ 成立（7 处）/);
    expect(all).toMatch(/✗ 不成立（\d+ 处）/);
  });

  test('charts, totals and the block for signatures', () => {
    expect(elements(page, ({ tagName }) => tagName === 'svg').length).toBeGreaterThanOrEqual(2);
    const [sign] = elements(page, hasClass('sign'));
    expect(words(sign!)).toBe('填报人审核人负责人日期');
    const tiles = elements(page, hasClass('tile')).map(words);
    expect(tiles).toContain(`${run.json.summary.error}错误`);
  });

  test('nothing is fetched from anywhere, nothing runs', () => {
    const outward = elements(page, (element) =>
      element.attrs.some(({ name, value }) => /^(?:src|href|action)$/.test(name) && !value.startsWith('#')),
    );
    expect(outward).toEqual([]);
    expect(elements(page, ({ tagName }) => tagName === 'script')).toEqual([]);
    expect(text).not.toMatch(/@import|url\(/);
  });

  test.skipIf(CHROMIUM === undefined)('a browser reads it as it is written, without a complaint', () => {
    const path = join(run.cwd, 'page.html');
    writeFileSync(path, text);
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--enable-logging=stderr', '--v=0'];
    const { stdout, stderr } = spawnSync(CHROMIUM!, [...flags, '--dump-dom', `file://${path}`], {
      encoding: 'utf8',
    });
    expect(stderr).not.toMatch(/CONSOLE.*(?:error|Refused|violat)/i);
    const shown = parse(stdout);
    const count = (tree: Node) => elements(tree, () => true).length;
    expect(count(shown)).toBe(count(page));
    expect(words(shown).replace(/\s+/g, '')).toBe(words(page).replace(/\s+/g, ''));
  });
});

test('in English', () => {
  const one = runFormats(['html'], undefined, ['--lang', 'en']);
  try {
    const page = parse(one.text('html'));
    const heads = elements(page, ({ tagName }) => tagName === 'h2').map(words);
    expect(heads).toEqual(['Overview', 'Reports']);
  } finally {
    one.remove();
  }
});

describe('more reports than tables are drawn of', () => {
  const COUNT = 305;
  const clean = FILES['clean/2020.md']!;
  const faulty = clean.replace('## 六、', '本机关联系人手机13800138000。\n\n## 六、');
  const files = Object.fromEntries(
    Array.from({ length: COUNT }, (_, i) => [
      `${String(i).padStart(3, '0')}.md`,
      i === COUNT - 1 ? faulty : clean,
    ]),
  );

  test('the page says so at its list and where a report has findings only, and no link leads nowhere', () => {
    const one = runFormats(['html'], files);
    try {
      const page = parse(one.text('html'));
      const reports = elements(page, hasClass('report'));
      expect(reports.filter((report) => elements(report, hasClass('grid')).length > 0)).toHaveLength(300);
      expect(words(page)).toContain('仅列出前 300 份年报的表格');
      const last = reports.at(-1)!;
      expect(words(last)).toMatch(/表格从略：本页只画前 300 份年报的表格/);
      const anchors = elements(page, ({ tagName }) => tagName === 'a').map((link) =>
        attribute(link, 'href')!.slice(1),
      );
      const ids = new Set(
        elements(page, (element) => attribute(element, 'id') !== undefined).map((e) => attribute(e, 'id')),
      );
      expect(anchors.filter((anchor) => !ids.has(anchor))).toEqual([]);
    } finally {
      one.remove();
    }
  });
});
