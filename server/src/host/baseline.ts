import { dirname, relative, resolve } from 'node:path';
import type { Finding } from '../core/engine/finding.js';
import type { Localized } from '../core/form/form.js';
import { decode } from './files/decode.js';
import { readRegular } from './files/regular-file.js';
import { systemReason } from './files/system-reason.js';
import { type FileResult, withFindings } from './result.js';
import type { Workspace } from './workspace.js';

export const BASELINE_FILE = 'gouji-baseline.json';

/** A finding that is known and tolerated, by what it is about and not by its line. */
export interface BaselineEntry {
  /** Relative to the folder of the baseline, `/` as separator. */
  readonly path: string;
  readonly rule: string;
  readonly fingerprint: string;
  /** For people who read the file. */
  readonly message: string;
  /** `YYYY-MM-DD`: the last day on which it is tolerated; absent: for good. */
  readonly expires?: string;
  readonly reason?: string;
}

/** A list of known findings, as it stands in its file. */
export interface Baseline {
  /** Absolute. */
  readonly path: string;
  readonly entries: readonly BaselineEntry[];
}

/** Path of the baseline that the settings of a file name; null where they name none. */
export function baselineOf(absolute: string, workspace: Pick<Workspace, 'settings'>): string | null {
  const { file } = workspace.settings.for(absolute);
  return file?.baseline ? resolve(file.folder, file.baseline) : null;
}

/** `YYYY-MM-DD` where the user is. */
export function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Reads a baseline, or says in words why it is none. */
export function readBaseline(path: string): Baseline | { readonly fault: Localized } {
  let text: string;
  try {
    const decoded = decode(readRegular(path));
    text = typeof decoded === 'string' ? '' : decoded.text;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return {
      fault:
        code === 'ENOENT'
          ? {
              zh: '找不到已知问题清单，可用 gouji baseline create 生成。',
              en: 'There is no such baseline; gouji baseline create makes one.',
            }
          : {
              zh: `读不出已知问题清单：${systemReason(code).zh}。`,
              en: `The baseline cannot be read: ${systemReason(code).en}.`,
            },
    };
  }
  let value: { schemaVersion?: unknown; entries?: unknown } | null;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const line = lineOfError(error, text);
    return invalid(`第 ${line} 行不是 JSON`, `line ${line} is no JSON`);
  }
  const { schemaVersion, entries } = value ?? {};
  if (schemaVersion !== 1) return invalid('schemaVersion 不是 1', 'its schemaVersion is not 1');
  if (!Array.isArray(entries)) return invalid('没有 entries 列表', 'it has no list “entries”');
  const wrong = entries.findIndex((entry) => !isEntry(entry));
  if (wrong < 0) return { path, entries };
  const fields = 'path, rule, fingerprint, message';
  return invalid(
    `第 ${wrong + 1} 条不完整（要有 ${fields}；expires 为日期）`,
    `entry ${wrong + 1} is not whole (${fields} are wanted; expires is a date)`,
  );
}

const invalid = (zh: string, en: string): { readonly fault: Localized } => ({
  fault: {
    zh: `不是有效的已知问题清单：${zh}。请改正，或用 gouji baseline create --force 重新生成。`,
    en: `This is no valid baseline: ${en}. Mend it, or make it anew with gouji baseline create --force.`,
  },
});

/** JSON.parse tells an offset in its words, where it tells one; a text that ends too early is wrong in its last line. */
function lineOfError(error: unknown, text: string): number {
  const offset = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  return text.slice(0, offset === undefined ? text.length : Number(offset)).split('\n').length;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (value === null || typeof value !== 'object') return false;
  const { path, rule, fingerprint, message, expires, reason } = value as Record<keyof BaselineEntry, unknown>;
  return (
    [path, rule, fingerprint, message].every((field) => typeof field === 'string') &&
    (expires === undefined || (typeof expires === 'string' && isDay(expires))) &&
    (reason === undefined || typeof reason === 'string')
  );
}

/** Whether a text is a day that there is: 2027-02-30 is none. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** As it is written: sorted, an entry a line, so that a version control system shows what changed. */
export function formatBaseline(entries: readonly BaselineEntry[]): string {
  const order = (a: BaselineEntry, b: BaselineEntry): number =>
    compare(a.path, b.path) || compare(a.rule, b.rule) || compare(a.fingerprint, b.fingerprint);
  const lines = [...entries]
    .sort(order)
    .map(({ path, rule, fingerprint, message, expires, reason }) =>
      JSON.stringify({ path, rule, fingerprint, message, expires, reason }),
    );
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
  return `{ "schemaVersion": 1, "entries": ${list} }\n`;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The entry that would tolerate a finding. */
export const entryOf = (
  baseline: string,
  file: Pick<FileResult, 'absolute'>,
  { rule, fingerprint, message }: Finding,
): BaselineEntry => ({
  path: relative(dirname(baseline), file.absolute).replaceAll('\\', '/'),
  rule,
  fingerprint,
  message,
});

/** Leaves tolerated findings out, and knows which entries did something. */
export class BaselineFilter {
  readonly #entries = new Map<string, BaselineEntry>();
  readonly #used = new Set<BaselineEntry>();
  readonly #today: string;
  /** Findings left out. */
  hidden = 0;
  /** Findings that were tolerated until a day that has passed. */
  expired = 0;

  /** `today`: `YYYY-MM-DD`. */
  constructor({ path, entries }: Baseline, today: string) {
    this.#today = today;
    for (const entry of entries)
      this.#entries.set(key(resolve(dirname(path), entry.path), entry.fingerprint), entry);
  }

  apply(file: FileResult): FileResult {
    if (file.findings.length === 0) return file;
    const findings = this.keep(file.absolute, file.findings);
    return findings.length === file.findings.length ? file : withFindings(file, findings);
  }

  /** What of a file's findings nobody tolerates. */
  keep(absolute: string, findings: readonly Finding[]): readonly Finding[] {
    return findings.filter(({ fingerprint }) => {
      const entry = this.#entries.get(key(absolute, fingerprint));
      if (entry === undefined) return true;
      this.#used.add(entry);
      if (isExpired(entry, this.#today)) this.expired++;
      else this.hidden++;
      return isExpired(entry, this.#today);
    });
  }

  wasUsed(entry: BaselineEntry): boolean {
    return this.#used.has(entry);
  }
}

const key = (absolute: string, fingerprint: string): string => `${fingerprint}\n${absolute}`;

export const isExpired = ({ expires }: BaselineEntry, today: string): boolean =>
  expires !== undefined && expires < today;
