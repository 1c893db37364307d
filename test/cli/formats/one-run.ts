import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from '../../support/folder.js';
import { cleanText, gouji } from '../../support/gouji.js';

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface FoundJson {
  readonly rule: string;
  readonly severity: 'error' | 'warning' | 'info' | 'hint';
  readonly message: string;
  readonly basis: string;
  readonly cell?: string;
  readonly range: { readonly start: Position; readonly end: Position };
  readonly related: readonly { readonly path: string; readonly range: { readonly start: Position } }[];
  readonly fixes: readonly { readonly edits: readonly { readonly newText: string }[] }[];
  readonly fingerprint: string;
  /** Added here: the file that it is in. */
  readonly path: string;
}

export interface RunJson {
  readonly files: readonly {
    readonly path: string;
    readonly reports: readonly { readonly agency: string | null; readonly year: number | null }[];
    readonly findings: readonly FoundJson[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

const clean = cleanText({ year: 2022 });

/** Reports with findings of every level, on cells, in prose, across files; one without any, one that is none. */
export const FILES: Readonly<Record<string, string>> = {
  '年报 & <a>,b/2022.md': clean
    .replace('| 4 | 1 | 0 | 0 | 0 | 0 | 5 |', '| 4 | 1 | 0 | 0 | 0 | 0 | 6 |')
    .replace('## 六、', '本机关××科，联系人手机13800138000。\n\n## 六、')
    .replace(/邮编：\d{6}/, '邮编：54500')
    .replace('，', ','),
  '年报 & <a>,b/2021.md': cleanText({ year: 2021 }),
  'clean/2020.md': cleanText({ year: 2020, agency: '丙市丁区档案服务中心' }),
  'list.md': '# 值班安排\n\n周一：张某\n',
};

const EXTENSION = { pretty: 'txt', github: 'txt', markdown: 'md' } as const;

/** One run that writes several formats, each to its file; `json` is always among them. The caller removes the folder. */
export function runFormats(names: readonly string[], files = FILES, options: readonly string[] = []) {
  const cwd = newFolder(files);
  const remove = (): void => rmSync(cwd, { recursive: true, force: true });
  const fileOf = (name: string): string => `out.${name}.${EXTENSION[name as 'pretty'] ?? name}`;
  const all = [...new Set(['json', ...names])];
  const formats = all.flatMap((name) => ['--format', `${name}=${fileOf(name)}.out`]);
  const { status, out, err } = gouji(['check', '.', ...formats, ...options], { cwd });
  const text = (name: string): string => readFileSync(join(cwd, `${fileOf(name)}.out`), 'utf8');
  const json = JSON.parse(text('json')) as RunJson;
  const findings: FoundJson[] = json.files.flatMap((file) =>
    file.findings.map((finding) => ({ ...finding, path: file.path })),
  );
  return { cwd, remove, status, out, err, text, json, findings };
}
