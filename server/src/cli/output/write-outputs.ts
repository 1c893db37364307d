import { resolve } from 'node:path';
import type { Severity } from '../../core/checks/define.js';
import { isAtLeast } from '../../core/engine/ruleset.js';
import type { Language } from '../../core/engine/wording.js';
import type { CompiledPack, RuleHelp } from '../../core/pack/rule.js';
import { LineIndex } from '../../core/text/lines.js';
import { decode } from '../../host/files/decode.js';
import { readRegular } from '../../host/files/regular-file.js';
import { type FileResult, withFindings } from '../../host/result.js';
import type { ShardInfo } from '../../host/shards/shard.js';
import { VERSION } from '../../host/version.js';
import { faultOf } from '../check/check-paths.js';
import type { CheckSettings, Output } from '../check/check-settings.js';
import type { Format, FormatWriter, RunContext, RunTotals, Summary } from '../formats/format.js';
import { loadFormat } from '../formats/index.js';
import { fileJson } from '../formats/json.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { plain } from '../terminal/style.js';
import { fileSink, type Sink, standardSink } from './output-sink.js';

interface OpenOutput {
  readonly name: Output['format'];
  readonly file: string | null;
  readonly format: Format;
  readonly writer: FormatWriter;
  readonly sink: Sink;
}

/** What a run tells its outputs besides its files. */
export interface OutputOptions {
  readonly settings: Pick<CheckSettings, 'outputs' | 'quiet' | 'failOn'>;
  readonly pack: CompiledPack;
  /** The pack of each file, where they may differ. */
  readonly packOf?: RunContext['packOf'];
  readonly language: Language;
  /** Lines of a file of the run, where they are still known. */
  readonly linesOf?: (path: string) => LineIndex | undefined;
  /** Where the run is a part of a bigger one. */
  readonly shard?: ShardInfo | null;
}

/** Columns below which broken lines would be harder to read than what a terminal makes of long ones. */
const NARROWEST = 40;

/** Every format of a run, each with its own place; takes files one by one and sums up what it has seen. */
export class Outputs {
  readonly #options: OutputOptions;
  readonly #io: Io;
  readonly #open: OpenOutput[] = [];
  readonly #counts: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  readonly #context: Omit<RunContext, 'style'>;
  readonly #lines = new Map<string, LineIndex>();
  readonly #helped = new Set<CompiledPack>();
  #help: ReadonlyMap<string, RuleHelp> = new Map();
  #files = 0;
  #reports = 0;
  #hidden = 0;
  #failed = false;

  private constructor(options: OutputOptions, io: Io) {
    this.#options = options;
    this.#io = io;
    const known = this.#lines;
    this.#context = {
      version: VERSION,
      language: options.language,
      pack: options.pack,
      packOf: (file) => options.packOf?.(file) ?? options.pack,
      help: () => this.#help,
      linesOf: (path) => options.linesOf?.(path) ?? linesOnDisk(path, io.cwd, known),
      failOn: options.settings.failOn,
      width: io.width,
      shard: options.shard ?? null,
    };
  }

  /** Opens every output, so that a place that cannot be written is known before the work. */
  static async open(options: OutputOptions, io: Io): Promise<Outputs> {
    const outputs = new Outputs(options, io);
    for (const { format: name, file } of options.settings.outputs) {
      const format = await loadFormat(name);
      if (format.wantsHelp === 'always') await outputs.#loadHelp();
      const sink = outputs.#sink(file);
      if (sink === null) continue;
      const toTerminal = file === null && io.outIsTerminal ? { wrapAt: Math.max(NARROWEST, io.width) } : {};
      const style = file === null ? io.style : plain;
      const writer = format.open({ ...outputs.#context, style, ...toTerminal });
      outputs.#open.push({ name, file, format, writer, sink });
    }
    return outputs;
  }

  /** How a file is kept for a run that finds the same; null where no output would gain by it. */
  get showAs(): ((file: FileResult) => string) | null {
    const wants = this.#open.some(({ name }) => name === 'json' || name === 'jsonl');
    return wants ? (file) => JSON.stringify(fileJson(file, this.#context)) : null;
  }

  /** What a file was shown as is all that is asked of it. */
  get wantsOnlyReady(): boolean {
    const { quiet } = this.#options.settings;
    return !quiet && this.#open.every(({ name }) => name === 'json' || name === 'jsonl');
  }

  get wanted(): { readonly withViews: boolean; readonly withDigests: boolean } {
    return {
      withViews: this.#open.some(({ format }) => format.wantsViews),
      withDigests: this.#open.some(({ format }) => format.wantsDigests === true),
    };
  }

  async file(file: FileResult): Promise<void> {
    this.#files++;
    const { ready } = file;
    // A later file's findings may point here; what is known need not be read from disk again.
    if (!ready && file.reports.length > 0) remember(this.#lines, file.path, file.lines());
    this.#reports += ready ? ready.reports : file.reports.length;
    const counts = ready ? ready.counts : countOf(file.findings);
    for (const severity of SEVERITIES) this.#counts[severity] += counts[severity];
    const isClean = SEVERITIES.every((severity) => counts[severity] === 0);
    const { quiet, failOn } = this.#options.settings;
    const shown = quiet && !isClean ? only(file, failOn) : file;
    if (shown !== file) this.#hidden += file.findings.length - shown.findings.length;
    const wantsHelp = ({ format: { wantsHelp } }: OpenOutput): boolean =>
      wantsHelp === 'always' || (!isClean && wantsHelp === 'findings');
    if (this.#open.some(wantsHelp)) await this.#loadHelp(this.#context.packOf(file));
    for (const output of [...this.#open])
      this.#write(output, ({ writer, sink }) => sink.write(writer.file(shown)));
  }

  /** Writes a line that is no file's, in every format. */
  say(text: string): void {
    for (const output of [...this.#open]) this.#write(output, ({ sink }) => sink.write(text));
  }

  /** Hands on what has been written so far. */
  flush(): void {
    for (const output of [...this.#open]) this.#write(output, ({ sink }) => sink.flush());
  }

  /** Writes the ends. False where something could not be written. */
  end(notReports: readonly string[], known = 0, left?: RunTotals['left']): boolean {
    const { files, reports, ...counts } = this.summary;
    const summary = { files, reports, notReports: notReports.length, ...counts };
    const totals = { summary, notReports, hidden: this.#hidden, known, ...(left ? { left } : {}) };
    for (const output of [...this.#open])
      this.#write(output, ({ name, writer, sink }) => {
        // People are told in words below that there was nothing; programs get their empty list.
        if (name !== 'pretty' || this.#files > 0) sink.write(writer.end(totals));
        sink.end();
      });
    return !this.#failed;
  }

  /** The run was interrupted or failed: files keep what the last run wrote. */
  abandon(): void {
    for (const { sink } of this.#open) sink.abandon();
  }

  /** What has been seen so far. */
  get summary(): Omit<Summary, 'notReports'> {
    return { files: this.#files, reports: this.#reports, ...this.#counts };
  }

  /** Explanations of the rules of a pack, beside those that are known. */
  async #loadHelp(pack: CompiledPack = this.#options.pack): Promise<void> {
    if (this.#helped.has(pack)) return;
    this.#helped.add(pack);
    const help = pack.help ?? (await import('../explain/rule-help.lazy.js')).ruleHelp();
    this.#help = this.#help.size === 0 ? help : new Map([...help, ...this.#help]);
  }

  #sink(file: string | null): Sink | null {
    if (file === null) return standardSink(this.#io);
    try {
      return fileSink(resolve(this.#io.cwd, file));
    } catch (error) {
      this.#refused(file, error);
      return null;
    }
  }

  #write(output: OpenOutput, write: (output: OpenOutput) => void): void {
    try {
      write(output);
    } catch (error) {
      if (output.file === null) {
        this.abandon();
        throw error;
      }
      this.#refused(output.file, error);
      output.sink.abandon();
      this.#open.splice(this.#open.indexOf(output), 1);
    }
  }

  #refused(file: string, error: unknown): void {
    this.#failed = true;
    const { code = '' } = faultOf(file, error);
    this.#io.err(`${messagesIn(this.#options.language).cannotWrite(file, code)}\n`);
  }
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

const only = (file: FileResult, level: Severity): FileResult =>
  withFindings(
    file,
    file.findings.filter(({ severity }) => isAtLeast(severity, level)),
  );

function countOf(findings: FileResult['findings']): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** Line indexes that are kept; should there be more, all are forgotten. */
const KNOWN = 2000;

/** Lines of a file that a related place names and whose text is not at hand. */
function linesOnDisk(path: string, cwd: string, known: Map<string, LineIndex>): LineIndex {
  const before = known.get(path);
  if (before) return before;
  const index = new LineIndex(textOf(resolve(cwd, path)));
  remember(known, path, index);
  return index;
}

function remember(known: Map<string, LineIndex>, path: string, index: LineIndex): void {
  if (known.size >= KNOWN) known.clear();
  known.set(path, index);
}

function textOf(absolute: string): string {
  try {
    const decoded = decode(readRegular(absolute));
    return typeof decoded === 'string' ? '' : decoded.text;
  } catch {
    return '';
  }
}
