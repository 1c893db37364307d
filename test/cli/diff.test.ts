import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../server/src/cli/fix/diff.js';
import * as fc from '../support/fast-check.js';
import { folderWith } from '../support/folder.js';

/** The lines of `before` with a diff's hunks applied, by the format's own rules. */
function patched(before: string, diff: string): string {
  const lines = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  const rows = diff.match(/[^\n]*\n/g)?.slice(2) ?? [];
  for (const [i, row] of rows.entries()) {
    const head = /^@@ -(\d+)(?:,(\d+))? \+/.exec(row);
    const bare = rows[i + 1]?.startsWith('\\') ? row.slice(1, -1) : row.slice(1);
    if (head) {
      const start = head[2] === '0' ? Number(head[1]) : Number(head[1]) - 1;
      while (at < start) out.push(lines[at++]!);
    } else if (row.startsWith(' ')) {
      expect(bare).toBe(lines[at]);
      out.push(lines[at++]!);
    } else if (row.startsWith('-')) expect(bare).toBe(lines[at++]);
    else if (row.startsWith('+')) out.push(bare);
  }
  return [...out, ...lines.slice(at)].join('');
}

describe('unified diff', () => {
  test('is empty where nothing differs', () => {
    expect(unifiedDiff('a.md', 'x\n', 'x\n')).toBe('');
  });

  test('shows three lines around a change', () => {
    const text = (word: string) => `1\n2\n3\n4\n${word}\n6\n7\n8\n9\n`;
    expect(unifiedDiff('年报.md', text('旧'), text('新'))).toBe(
      '--- a/年报.md\n+++ b/年报.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-旧\n+新\n 6\n 7\n 8\n',
    );
  });

  test('says where the last line has no end', () => {
    expect(unifiedDiff('a', 'x', 'y')).toBe(
      '--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n',
    );
  });

  test('keeps CRLF as it is', () => {
    expect(unifiedDiff('a', 'x\r\n', 'y\r\n')).toContain('-x\r\n+y\r\n');
  });

  test('leads from one text to the other', () => {
    const text = fc
      .array(fc.constantFrom('甲', '乙', '丙', '丁', ''), { maxLength: 30 })
      .chain((lines) => fc.boolean().map((end) => lines.join('\n') + (end && lines.length > 0 ? '\n' : '')));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff('a', before, after);
        expect(diff === '' ? before : patched(before, diff)).toBe(after);
      }),
      { numRuns: 500 },
    );
  });

  test('a text that differs in every line is replaced whole, soon', () => {
    const lines = (mark: string) => Array.from({ length: 3000 }, (_, i) => `${mark}${i}\n`).join('');
    expect(patched(lines('a'), unifiedDiff('a', lines('a'), lines('b')))).toBe(lines('b'));
  });

  test('git takes it', () => {
    const before = '1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n';
    const after = '1\nzwei\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\nnew\n13\n14';
    const cwd = folderWith({ 'a.md': before, 'a.patch': unifiedDiff('a.md', before, after) });
    const { status } = spawnSync('git', ['apply', 'a.patch'], { cwd });
    expect(status).toBe(0);
    expect(readFileSync(join(cwd, 'a.md'), 'utf8')).toBe(after);
  });
});
