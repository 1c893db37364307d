import { resolve } from 'node:path';
import { nearestName } from '../../core/pack/nearest.js';
import { PackError } from '../../host/packs/fault.js';
import { asIssue } from '../../host/packs/install.lazy.js';
import { SETTINGS_FILE } from '../../host/settings/settings.js';
import { issueLines } from '../check/settings-issues.js';
import { type Invocation, UsageError } from '../commands/arguments.js';
import type { Io } from '../io.js';
import { messagesIn } from '../messages/index.js';
import { packBench } from './bench.js';
import { packBuild } from './build.js';
import { packCells } from './cells.js';
import { packCheck } from './check-pack.js';
import { PACK_ACTIONS, type PackAction } from './command.js';
import { packDiff } from './diff-packs.js';
import { packDocs } from './docs.js';
import { type PackJob, type PackWords, packWords } from './job.js';
import { packNew } from './new.js';
import { packKeygen, packSign } from './sign.js';
import { packSync } from './sync.js';
import { packTest } from './test.js';
import { packTrust } from './trust-key.js';
import { packExport, packMirror, packVendor } from './vendor.js';
import { packVerify } from './verify.js';

type Run = (job: PackJob) => Promise<number> | number;

const ACTIONS: Readonly<Record<PackAction, Run>> = {
  new: packNew,
  cells: packCells,
  test: packTest,
  check: packCheck,
  build: packBuild,
  keygen: packKeygen,
  sign: packSign,
  verify: packVerify,
  trust: packTrust,
  docs: packDocs,
  diff: packDiff,
  bench: packBench,
  sync: packSync,
  vendor: packVendor,
  mirror: packMirror,
  export: packExport,
};

/** `gouji pack ACTION`. Every refusal is said with its code and place; the status is that of a wrong pack. */
export async function runPack(invocation: Invocation, io: Io): Promise<number> {
  const language = invocation.language ?? 'zh';
  const say: PackWords = packWords(language);
  const [action, ...paths] = invocation.operands as [string, ...string[]];
  if (!isAction(action)) {
    const near = nearestName(action, PACK_ACTIONS);
    const more = near === null ? [] : [messagesIn(language).didYouMean(near)];
    throw new UsageError([say.unknownAction(action, PACK_ACTIONS.join(', ')), ...more].join('\n'));
  }
  const job: PackJob = { action, paths, invocation, language, say, io };
  try {
    return await ACTIONS[action](job);
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    // Without a path it is the settings that want something.
    const named = resolve(io.cwd, paths[0] ?? SETTINGS_FILE);
    const issue = asIssue(error.fault, io.cwd, { path: named, line: 1, column: 1 });
    // Without a file of its own the fault is about what was named.
    const related = (issue.related ?? []).filter(({ path }) => path !== named);
    io.err(`${[say.refused, ...issueLines([{ ...issue, related }], language, io)].join('\n')}\n`);
    return 2;
  }
}

const isAction = (name: string): name is PackAction => (PACK_ACTIONS as readonly string[]).includes(name);
