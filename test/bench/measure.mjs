// Times whole processes in turn (A B C, A B C, …), so that a machine whose speed drifts hurts all alike.
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './corpus.mjs';

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Wall seconds of one run, its output to a file. */
function timed([program, ...args], out) {
  const start = process.hrtime.bigint();
  const { status, error } = spawnSync(program, args, {
    stdio: ['ignore', out, out],
    env: ENV,
    cwd: cacheFolder(),
  });
  if (error) throw error;
  return { seconds: Number(process.hrtime.bigint() - start) / 1e9, status };
}

/** A CI machine's variable would switch the cache off, colours would change the output. */
const { CI: _ci, FORCE_COLOR: _color, ...REST } = process.env;
const ENV = { ...REST, NO_COLOR: '1', GOUJI_CACHE_DIR: join(cacheFolder(), 'gouji-cache') };

/** The same, not timed, with its peak memory in MB: what Linux says of the process while it runs. */
function weighed([program, ...args], out) {
  const child = spawn(program, args, { stdio: ['ignore', out, out], env: ENV, cwd: cacheFolder() });
  let kilobytes = 0;
  const look = () => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      kilobytes = Math.max(kilobytes, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0));
    } catch {
      // It has ended, or this is no Linux: then there is no figure.
    }
  };
  const timer = setInterval(look, 2);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (status) => {
      clearInterval(timer);
      done({ megabytes: kilobytes / 1024, status });
    });
  });
}

/**
 * Rows of { tool, seconds (median), all, findings, megabytes }. The first round is not timed: it fills caches, weighs and
 * counts. Slow tools sit out all rounds after `slowRounds`.
 */
export async function measure(tools, set, rounds, slowRounds = rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-bench-'));
  const path = join(folder, 'out');
  const rows = Object.entries(tools)
    .map(([tool, spec]) => ({ tool, spec, line: spec.command(set), all: [], findings: 0, megabytes: 0 }))
    .filter(({ line }) => line);
  const inFile = async (row, run) => {
    const out = openSync(path, 'w');
    const result = await run(row.line, out);
    closeSync(out);
    // Of peers, 2 is a verdict as well; ours never is.
    if (result.status === null || result.status > (isOurs(row) ? 1 : 2))
      throw new Error(`${row.tool} ended with ${result.status}: ${readFileSync(path, 'utf8').slice(0, 500)}`);
    return result;
  };
  const runs = [];
  try {
    for (const row of rows) {
      try {
        const { megabytes } = await inFile(row, weighed);
        row.megabytes = megabytes;
        row.findings = row.spec.findings(readFileSync(path, 'utf8'));
        runs.push(row);
      } catch (error) {
        // A peer that does not run here is left out; that ours does not is no benchmark.
        if (isOurs(row)) throw error;
        console.error(`left out: ${error.message}`);
      }
    }
    for (let round = 0; round < rounds; round++)
      for (const row of runs) {
        if (row.spec.slow && round >= slowRounds) continue;
        row.all.push((await inFile(row, timed)).seconds);
      }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return runs.map(({ tool, all, findings, megabytes }) => ({
    tool,
    all,
    findings,
    megabytes: Math.round(megabytes),
    seconds: median(all),
  }));
}

const isOurs = ({ tool }) => tool.startsWith('gouji') || tool === 'reference checker';

/** Median of the ratios round by round. */
export const ratio = (row, base) => {
  const both = row.all.slice(0, base.all.length);
  return median(both.map((seconds, i) => seconds / base.all[i]));
};
