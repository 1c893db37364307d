import { join } from 'node:path';
import { expect, test } from 'vitest';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { declaredReports } from '../../../server/src/host/compare/declared.js';
import { discover } from '../../../server/src/host/files/discover.js';
import { foldersOf } from '../../../server/src/host/load.js';
import { crewSize, openCrew } from '../../../server/src/host/records/crew.lazy.js';
import type { EntryHead } from '../../../server/src/host/records/entry.js';
import { forOneRun } from '../../../server/src/host/records/keeper.js';
import { RecordLog } from '../../../server/src/host/records/log.js';
import { checkByRecords } from '../../../server/src/host/records/run.js';
import type { RunResult } from '../../../server/src/host/run-options.js';
import { Workspace } from '../../../server/src/host/workspace.js';
import { COMPARED } from '../../support/compared.js';
import { folderWith } from '../../support/folder.js';

const CREW = join(import.meta.dirname, '../../../server/bin/check-crew.cjs');

/** Enough batches for every thread: the reports that are compared, again and again in folders of their own. */
const files = Object.fromEntries(
  Array.from({ length: 8 }, (_, i) =>
    Object.entries(COMPARED).map(([path, text]) => [`${i}/${path}`, text] as const),
  ).flat(),
);

const found = ({ files, notReports, faults }: RunResult) => ({
  files: files.map(({ path, findings }) => ({ path, findings })),
  notReports,
  faults,
});

async function run(cwd: string, threads: number, script = CREW) {
  const { files } = discover(['.'], cwd);
  const workspace = new Workspace({ pack: builtinPack() });
  expect(await workspace.prepare(foldersOf(files))).toEqual([]);
  const log = RecordLog.create<EntryHead>(join(cwd, '.log'));
  try {
    const gone = { path: 'gone.md', absolute: join(cwd, 'gone.md'), named: true };
    const result = await checkByRecords([...files, gone], workspace, {
      cwd,
      declared: declaredReports(files, workspace, null, cwd),
      keeper: forOneRun(log),
      openCrew: () => openCrew(script, { language: null, frozen: false }, threads),
    });
    const order = Array.from({ length: log.size }, (_, i) => log.head(i).path);
    return { ...found(result), order };
  } finally {
    log.remove();
  }
}

test('several threads find what one finds, and leave the same log', async () => {
  const cwd = folderWith(files);
  const alone = await run(cwd, 0);
  expect(alone.files.length).toBeGreaterThan(4 * 32);
  expect(alone.faults).toHaveLength(1);
  expect(await run(cwd, 2)).toEqual(alone);
});

test.each([
  ['that cannot be started', 'throw new Error("no thread");'],
  [
    'that dies with work in its hands',
    "require('node:worker_threads').parentPort.once('message', () => process.exit(1));",
  ],
])('a thread %s costs nothing but time', async (_, source) => {
  const cwd = folderWith(files);
  const script = join(folderWith({ 'dies.cjs': source }), 'dies.cjs');
  expect(await run(cwd, 2, script)).toEqual(await run(cwd, 0));
});

test('threads are for runs of thousands of files', () => {
  expect(crewSize(1000)).toBe(0);
  expect(crewSize(1_000_000)).toBeLessThanOrEqual(7);
});
