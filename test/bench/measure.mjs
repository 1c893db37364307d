// Times whole processes in turn (A B C, A B C, …), so that a machine whose speed drifts hurts all alike.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** One run with output to a file: seconds of wall time, exit status, output. */
function run([program, ...args], folder) {
  const path = join(folder, 'out');
  const out = openSync(path, 'w');
  const start = process.hrtime.bigint();
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', out, 'ignore'] });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  closeSync(out);
  if (error) throw error;
  return { seconds, status, output: readFileSync(path, 'utf8') };
}

/** Rows of { tool, seconds (median), all, findings }, one warm-up round not counted. */
export function measure(tools, path, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-bench-'));
  const rows = Object.entries(tools).map(([tool, { command, findings }]) => ({
    tool,
    command,
    findings,
    all: [],
    found: 0,
  }));
  try {
    for (let round = 0; round <= rounds; round++) {
      for (const row of rows) {
        const { seconds, status, output } = run(row.command(path), folder);
        if (status === null || status > 1)
          throw new Error(`${row.tool} ended with ${status}: ${output.slice(0, 300)}`);
        if (round === 0) row.found = row.findings(output);
        else row.all.push(seconds);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return rows.map(({ tool, all, found }) => ({ tool, all, found, seconds: median(all) }));
}

/** Median of the ratios round by round. */
export const ratio = (row, base) => median(row.all.map((seconds, i) => seconds / base.all[i]));
