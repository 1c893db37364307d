import { dirname, resolve } from 'node:path';
import type { Language } from '../../core/engine/wording.js';
import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { declaredReports } from '../../host/compare/declared.js';
import { type FoundFile, type PathFault, shownPath } from '../../host/files/discover.js';
import { MAX_BYTES } from '../../host/files/read.js';
import { type Loaded, loadBytes, loadFile } from '../../host/load.js';
import { checkFiles } from '../../host/run.js';
import { ShardKeeper } from '../../host/shards/check-shard.js';
import { Workspace } from '../../host/workspace.js';
import type { CheckSettings } from '../check/check-settings.js';
import { listenForInterrupt, SIGNALS } from '../check/interrupt.js';
import { judge } from '../check/judge.js';
import { issueLines } from '../check/settings-issues.js';
import type { Invocation } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { Outputs } from '../output/write-outputs.js';
import { linesOfStream } from './lines-of-stream.js';
import { SHARD_WORDS } from './words.js';

/**
 * `gouji check --stream`: a text a line in, a result a line out, in the same order. A line that cannot be taken is
 * answered by one that says why; the others are checked all the same. Returns the exit status.
 */
export async function checkStream(
  invocation: Invocation,
  options: CheckSettings,
  io: Io,
  input: () => AsyncIterable<Uint8Array> = () => process.stdin,
): Promise<number> {
  const language = invocation.language ?? 'zh';
  const stream = await Stream.open(invocation, options, language, io);
  const isInterrupted = listenForInterrupt();
  const stop = (): unknown => process.stdin.destroy();
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    // The next chunk is read when this one is answered: whoever sends faster has to wait.
    for await (const lines of linesOfStream(input())) {
      for (const line of lines) await stream.take(line);
      stream.flush();
      if (isInterrupted()) break;
    }
  } catch (error) {
    if (!isInterrupted()) throw error;
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, stop);
  }
  if (!isInterrupted()) return stream.end();
  stream.flush();
  io.err(`${messagesIn(language).interrupted}\n`);
  return 130;
}

/** What a line should be. */
interface Entry {
  readonly path: string;
  readonly text: string;
}

class Stream {
  readonly #workspace: Workspace;
  readonly #options: CheckSettings;
  readonly #language: Language;
  readonly #io: Io;
  readonly #outputs: Outputs;
  readonly #keeper: ShardKeeper | null;
  /** Reports that settings name for comparing, and paths that have come by. */
  readonly #declared = new Map<string, FoundFile>();
  readonly #seen = new Set<string>();
  readonly #faults: PathFault[] = [];
  #line = 0;

  private constructor(
    workspace: Workspace,
    options: CheckSettings,
    language: Language,
    io: Io,
    outputs: Outputs,
  ) {
    this.#workspace = workspace;
    this.#options = options;
    this.#language = language;
    this.#io = io;
    this.#outputs = outputs;
    this.#keeper = options.shard
      ? new ShardKeeper(workspace, (path, absolute) => this.#declare(path, absolute))
      : null;
  }

  static async open(
    invocation: Invocation,
    options: CheckSettings,
    language: Language,
    io: Io,
  ): Promise<Stream> {
    const workspace = new Workspace({
      pack: builtinPack(),
      language: invocation.language,
      frozen: invocation.switches.has('frozen'),
    });
    // Nobody knows how much a stream will bring.
    const shard = options.shard && { ...options.shard, files: 0, list: null };
    const settings = { ...options, outputs: [{ format: 'jsonl', file: null }] as const };
    const outputs = await Outputs.open({ settings, pack: workspace.pack, language, shard }, io);
    return new Stream(workspace, options, language, io, outputs);
  }

  async take(line: string | null): Promise<void> {
    this.#line++;
    const words = SHARD_WORDS[this.#language];
    if (line === null) this.#refuse(words.tooLong);
    else if (line.trim() !== '') {
      // Some shells begin what they pipe with a mark of its encoding.
      const entry = entryIn(this.#line === 1 ? line.replace(/^\uFEFF/, '') : line);
      if (typeof entry === 'string') this.#refuse(words[entry]);
      else await this.#check(entry);
    }
  }

  flush(): void {
    this.#outputs.flush();
  }

  async end(): Promise<number> {
    const compared: string[] = [];
    for (const [path, file] of this.#keeper ? this.#declared : []) {
      const loaded = this.#seen.has(path) ? null : loadFile(file, this.#workspace);
      if (loaded && !('fault' in loaded)) compared.push(await this.#keeper!.summaryOf(path, loaded));
    }
    // A consumer counts a result for every line that it has sent; only a part of a run has an end to be known by.
    if (this.#keeper) this.#outputs.end([], 0, { compared, faults: this.#faults });
    else this.#outputs.flush();
    const { length } = this.#faults;
    const status = judge(this.#outputs.summary, this.#options, this.#io, messagesIn(this.#language));
    if (length === 0) return status;
    this.#io.err(`${SHARD_WORDS[this.#language].badLines(length)}\n`);
    return 2;
  }

  async #check({ path: given, text }: Entry): Promise<void> {
    const { cwd } = this.#io;
    const absolute = resolve(cwd, given);
    const path = shownPath(absolute, cwd);
    const workspace = this.#workspace;
    const issues = await workspace.prepare([dirname(absolute)]);
    if (issues.length > 0) {
      this.#refuse(issueLines(issues, this.#language, this.#io).join('\n').trim(), path);
      return;
    }
    const file = { path, absolute, named: true };
    const bytes = Buffer.from(text, 'utf8');
    const read = bytes.length > MAX_BYTES ? { tooLarge: bytes.length } : { bytes };
    const loaded = loadBytes(file, read, workspace) as Exclude<Loaded, { fault: unknown }>;
    this.#seen.add(path);
    if (this.#keeper) await this.#outputs.file(await this.#keeper.keep(loaded, {}));
    else
      await checkFiles([file], workspace, {
        cwd,
        load: (one) => (one === file ? loaded : loadFile(one, workspace)),
        onFile: (result) => this.#outputs.file(result),
      });
  }

  #declare(path: string, absolute: string) {
    const workspace = this.#workspace;
    const declared = declaredReports([{ path, absolute, named: true }], workspace, null, this.#io.cwd);
    for (const file of declared.files) this.#declared.set(file.path, file);
    return declared.pathsFor(path, workspace.settings.for(absolute));
  }

  #refuse(message: string, path?: string): void {
    const line = this.#line;
    this.#faults.push({ path: path ?? `stdin:${line}`, reason: 'unreadable', code: 'EBADLINE' });
    this.#outputs.say(
      `${JSON.stringify({ schemaVersion: 1, line, ...(path ? { path } : {}), error: message })}\n`,
    );
  }
}

function entryIn(line: string): Entry | 'notJson' | 'notEntry' {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'notJson';
  }
  const { path, text } = (value ?? {}) as Partial<Entry>;
  return typeof path === 'string' && path !== '' && typeof text === 'string' ? { path, text } : 'notEntry';
}
