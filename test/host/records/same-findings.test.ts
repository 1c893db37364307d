import { existsSync, openSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import type { ReportSummary } from '../../../server/src/core/report/summary.js';
import { compareReports } from '../../../server/src/host/compare/comparison.js';
import { declaredReports } from '../../../server/src/host/compare/declared.js';
import { discover, type FoundFile, type PathFault } from '../../../server/src/host/files/discover.js';
import { foldersOf, loadFile } from '../../../server/src/host/load.js';
import { openCache } from '../../../server/src/host/records/cache.js';
import { cacheFolder, pruneFolder } from '../../../server/src/host/records/cache-folder.js';
import type { EntryHead } from '../../../server/src/host/records/entry.js';
import { forOneRun } from '../../../server/src/host/records/keeper.js';
import { RecordLog } from '../../../server/src/host/records/log.js';
import { checkByRecords } from '../../../server/src/host/records/run.js';
import type { FileResult } from '../../../server/src/host/result.js';
import { checkFiles } from '../../../server/src/host/run.js';
import type { RunOptions, RunResult } from '../../../server/src/host/run-options.js';
import { Workspace } from '../../../server/src/host/workspace.js';
import { carried, COMPARED as FILES } from '../../support/compared.js';
import { readCorpus } from '../../support/corpus.js';
import { folderWith, newFolder } from '../../support/folder.js';
import { cleanText } from '../../support/gouji.js';

/** Everything that any face shows of a file. */
const shown = ({ files, notReports, faults }: RunResult) => ({
  files: files.map((file) => ({
    path: file.path,
    reports: file.reports,
    findings: file.findings,
    places: placesOf(file),
    bytes: file.findings.map(({ range }) => [file.byteColumn(range.start), file.byteColumn(range.end)]),
    views: [...file.views.values()],
    digests: file.digests.map(({ tables }) => tables),
    decoded: file.decoded,
  })),
  notReports,
  faults,
});

const placesOf = (file: FileResult) =>
  file.findings.map(({ range }) => [
    file.lines().positionAt(range.start),
    file.lines().positionAt(range.end),
  ]);

let cwd: string;
beforeAll(() => {
  const corpus = Object.fromEntries(
    readCorpus(join(import.meta.dirname, '../../..')).map(({ text }, i) => [`corpus/${i}.md`, text]),
  );
  cwd = newFolder({ ...FILES, ...corpus });
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function prepared(
  paths: readonly string[],
): Promise<{ files: readonly FoundFile[]; workspace: Workspace }> {
  const { files } = discover(paths, cwd);
  const workspace = new Workspace({ pack: builtinPack() });
  expect(await workspace.prepare(foldersOf(files))).toEqual([]);
  return { files, workspace };
}

/** With every text at hand, as an editor has them: what no way of keeping less may differ from. */
async function live(paths: readonly string[], options: Partial<RunOptions> = {}) {
  const { files, workspace } = await prepared(paths);
  return shown(await withTexts(files, workspace, { cwd, withViews: true, withDigests: true, ...options }));
}

async function withTexts(
  files: readonly FoundFile[],
  workspace: Workspace,
  options: RunOptions,
): Promise<RunResult> {
  const declared = declaredReports(files, workspace, options.previous ?? null, options.cwd);
  const loaded = new Map([...files, ...declared.files].map((file) => [file.path, loadFile(file, workspace)]));
  const summaries = new Map<string, readonly ReportSummary[]>();
  for (const [path, one] of loaded) if ('source' in one) summaries.set(path, workspace.summaries(one.source));
  const comparison = compareReports(summaries, declared.of(summaries));
  const results: FileResult[] = [];
  const notReports: string[] = [];
  const faults: PathFault[] = [];
  await workspace.loadYaml();
  for (const { path, named } of files) {
    const one = loaded.get(path)!;
    if ('fault' in one) faults.push(one.fault);
    else if ('result' in one) results.push(one.result);
    else if (!named && one.source.document.reports.length === 0) notReports.push(path);
    else {
      const findings = workspace.check(one.source, comparison);
      results.push({ ...workspace.result(one.source, findings, options), decoded: one.decoded });
    }
  }
  return { files: results, notReports, faults };
}

async function inOneGo(paths: readonly string[], options: Partial<RunOptions> = {}) {
  const { files, workspace } = await prepared(paths);
  return shown(await checkFiles(files, workspace, { cwd, withViews: true, withDigests: true, ...options }));
}

async function byLog(paths: readonly string[], options: Partial<RunOptions> = {}) {
  const { files, workspace } = await prepared(paths);
  const log = RecordLog.create<EntryHead>(join(cwd, '.log'));
  try {
    const run = await checkByRecords(files, workspace, {
      cwd,
      withViews: true,
      withDigests: true,
      ...options,
      declared: declaredReports(files, workspace, options.previous ?? null, cwd),
      keeper: forOneRun(log),
    });
    return shown(run);
  } finally {
    log.remove();
  }
}

describe('findings by way of records are those of a run that holds everything', () => {
  test('a folder with every kind of comparison', async () => {
    const wanted = await live(['.']);
    const rules = new Set(wanted.files.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
    for (const rule of [
      'cross/carry-over',
      'cross/copied',
      'cross/roll-up',
      'cross/stock-flow',
      'engine/two-candidates',
      'suppress/unused',
      'suppress/no-reason',
      'engine/binary',
    ])
      expect(rules).toContain(rule);
    const growth = wanted.files.flatMap(({ findings }) => findings.map(({ messageId }) => messageId));
    expect(growth).toContain('growth-previous');
    expect(await byLog(['.'])).toEqual(wanted);
    expect(await inOneGo(['.'])).toEqual(wanted);
  });

  test('without views and tables', async () => {
    const options = { withViews: false, withDigests: false };
    const wanted = await live(['own', 'hidden'], options);
    expect(await byLog(['own', 'hidden'], options)).toEqual(wanted);
    expect(await inOneGo(['own', 'hidden'], options)).toEqual(wanted);
  });

  test.each([['own/2022.md'], ['unused/2022.md'], ['parent/2022.md'], ['empty.md'], ['many.md'], ['off']])(
    '%s alone',
    async (path) => {
      const wanted = await live([path]);
      expect(await byLog([path])).toEqual(wanted);
      expect(await inOneGo([path])).toEqual(wanted);
    },
  );

  test('with last year named', async () => {
    const [previous] = discover(['own/2021.md'], cwd).files;
    const wanted = await live(['own/2022.md'], { previous: previous! });
    expect(wanted.files[0]!.findings.some(({ rule }) => rule === 'cross/carry-over')).toBe(true);
    expect(await byLog(['own/2022.md'], { previous: previous! })).toEqual(wanted);
    expect(await inOneGo(['own/2022.md'], { previous: previous! })).toEqual(wanted);
  });

  test('a file that cannot be read is a fault of the run', async () => {
    const { files, workspace } = await prepared(['own']);
    const gone = { path: 'own/gone.md', absolute: join(cwd, 'own/gone.md'), named: true };
    const wanted = await checkFiles([...files, gone], workspace, { cwd });
    expect(wanted.faults).toHaveLength(1);
    const log = RecordLog.create<EntryHead>(join(cwd, '.log'));
    const declared = declaredReports(files, workspace, null, cwd);
    const run = await checkByRecords([...files, gone], workspace, { cwd, declared, keeper: forOneRun(log) });
    log.remove();
    expect(run.faults).toEqual(wanted.faults);
  });
});

describe('a cache', () => {
  async function cached(paths: readonly string[], build = '1') {
    const { files, workspace } = await prepared(paths);
    const entered: string[] = [];
    const declared = declaredReports(files, workspace, null, cwd);
    const cache = openCache([...files, ...declared.files], workspace, {
      cwd,
      folder: join(cwd, '.cache'),
      build,
    })!;
    const read = workspace.checkAlone.bind(workspace);
    workspace.checkAlone = (source) => {
      entered.push(source.path);
      return read(source);
    };
    const options = { cwd, withViews: true, withDigests: true, declared };
    const run = await checkByRecords(files, workspace, { ...options, keeper: cache });
    cache.keep();
    return { run: shown(run), entered };
  }

  test('the second run checks nothing and finds the same; a changed file is checked, and what depends on it', async () => {
    const wanted = await live(['.']);
    const first = await cached(['.']);
    expect(first.run).toEqual(wanted);
    expect(first.entered.length).toBeGreaterThan(20);
    const second = await cached(['.']);
    expect(second.run).toEqual(wanted);
    expect(second.entered).toEqual([]);

    const path = join(cwd, 'own/2021.md');
    writeFileSync(path, carried(cleanText({ year: 2021 }), '8'));
    const changed = await cached(['.']);
    expect(changed.entered).toEqual(['own/2021.md']);
    expect(changed.run).toEqual(await live(['.']));
    expect(changed.run).not.toEqual(wanted);
  });

  test('the same bytes under a new stamp are not checked again', async () => {
    await cached(['hidden']);
    writeFileSync(join(cwd, 'hidden/2021.md'), FILES['hidden/2021.md']!);
    expect((await cached(['hidden'])).entered).toEqual([]);
  });

  test('part of the files: the others are not forgotten', async () => {
    await cached(['.']);
    await cached(['own']);
    expect((await cached(['.'])).entered).toEqual([]);
  });

  test('settings that change make it anew', async () => {
    await cached(['off']);
    writeFileSync(join(cwd, 'off/gouji.yaml'), 'rules:\n  cross/copied: error\n');
    const changed = await cached(['off']);
    expect(changed.run).toEqual(await live(['off']));
    expect(changed.entered).toHaveLength(2);
  });

  test('a declared report that changes counts, although it is not checked itself', async () => {
    const paths = ['parent/2022.md', 'own'];
    const last = join(cwd, 'parent/last.md');
    const before = readFileSync(last, 'utf8');
    await cached(paths);
    writeFileSync(last, carried(cleanText({ year: 2021, agency: '丙市子区人民政府' }), '1'));
    const changed = await cached(paths);
    expect(changed.entered).toEqual(['parent/last.md']);
    expect(changed.run).toEqual(await live(paths));
    writeFileSync(last, before);
    expect((await cached(paths)).run).toEqual(await live(paths));
  });

  test('the same reports, another part of them checked', async () => {
    await cached(['parent/2022.md']);
    const paths = ['parent/2022.md', 'parent/children', 'parent/last.md'];
    expect((await cached(paths)).run).toEqual(await live(paths));
    expect((await cached(['parent/2022.md'])).run).toEqual(await live(['parent/2022.md']));
  });

  test('another build finds none of it', async () => {
    await cached(['own']);
    expect((await cached(['own'], '2')).entered).toHaveLength(2);
  });

  const damage: readonly (readonly [string, (log: Buffer) => Buffer])[] = [
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('{}'.padStart(400))],
    ['cut short', (log) => log.subarray(0, -1)],
    ['without its beginning', (log) => log.subarray(50)],
    ['all zeros', (log) => Buffer.alloc(log.length)],
    ['one byte in the middle', (log) => flipped(log, 700)],
    ['one byte near the end', (log) => flipped(log, log.length - 60)],
  ];
  const flipped = (log: Buffer, at: number): Buffer => {
    const other = Buffer.from(log);
    other[at]! ^= 1;
    return other;
  };
  test.each(damage)('%s: as if there were none', async (_, damaged) => {
    await cached(['own']);
    const [name] = readdirSync(join(cwd, '.cache'));
    const path = join(cwd, '.cache', name!);
    writeFileSync(path, damaged(readFileSync(path)));
    const { run, entered } = await cached(['own']);
    expect(entered).toHaveLength(2);
    expect(run).toEqual(await live(['own']));
    expect((await cached(['own'])).entered).toEqual([]);
  });

  test('a disk that refuses to take it: the run goes on without', async () => {
    const { files, workspace } = await prepared(['own', 'growth', 'hidden']);
    const full = '/dev/full';
    if (!existsSync(full)) return;
    const log = RecordLog.on<EntryHead>(openSync(full, 'r+'), full);
    const declared = declaredReports(files, workspace, null, cwd);
    const run = await checkByRecords(files, workspace, { cwd, declared, keeper: forOneRun(log) });
    expect(shown(run)).toEqual(
      await live(['own', 'growth', 'hidden'], { withViews: false, withDigests: false }),
    );
    log.close();
  });
});

describe('the place of the cache', () => {
  test.each([
    [{ GOUJI_CACHE_DIR: '/c', HOME: '/h' }, '/c'],
    [{}, null],
  ])('%o', (env, folder) => {
    expect(cacheFolder(env)).toBe(folder);
  });

  test('the oldest logs go where all are too large, and drafts of runs that were killed', () => {
    const folder = folderWith({
      '0000000000000001.log': 'x'.repeat(100),
      '0000000000000002.log': 'x'.repeat(100),
      '0000000000000003.log': 'x'.repeat(100),
      '0000000000000003.log.17.tmp': 'x',
      'other.log': 'x'.repeat(500),
    });
    const now = Date.now() / 1000;
    for (const [name, age] of [
      ['0000000000000001.log', 300],
      ['0000000000000002.log', 200],
      ['0000000000000003.log', 100],
      ['0000000000000003.log.17.tmp', 7200],
    ] as const)
      utimesSync(join(folder, name), now - age, now - age);
    pruneFolder(folder, 220);
    expect(readdirSync(folder).sort()).toEqual(['0000000000000002.log', '0000000000000003.log', 'other.log']);
  });
});
