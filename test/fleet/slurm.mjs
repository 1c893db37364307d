// A Slurm of two nodes on this machine, for the time of a test: its own key, ports and folder, 127.0.0.1 only.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { hostname } from 'node:os';
import { join } from 'node:path';

const NEEDED = ['munged', 'slurmctld', 'slurmd', 'sbatch', 'squeue', 'scancel', 'scontrol', 'sinfo'];

/** Installed, and allowed to start daemons that check who owns their key. */
export const hasSlurm = () =>
  process.getuid?.() === 0 &&
  NEEDED.every((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0);

const sleep = (ms) => new Promise((resume) => setTimeout(resume, ms));

async function until(what, condition, seconds) {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; await sleep(100))
    if (await condition()) return;
  throw new Error(`${what}: not within ${seconds} s`);
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** Starts it, hands it to `use`, and stops it whatever happens. */
export async function withSlurm(work, use) {
  // Unix sockets have short names.
  const dir = mkdtempSync('/tmp/slurm.');
  chmodSync(dir, 0o755);
  for (const name of ['run', 'log', 'state', 'spool']) mkdirSync(join(dir, name), { mode: 0o755 });
  const daemons = [];
  const start = (command, ...args) =>
    daemons.push(
      spawn(command, args, { stdio: 'ignore', env: { ...process.env, SLURM_CONF: join(dir, 'slurm.conf') } }),
    );
  try {
    const [control, first, second] = [await freePort(), await freePort(), await freePort()];
    const values = {
      DIR: dir,
      HOST: hostname().split('.')[0],
      CONTROL: control,
      FIRST: first,
      SECOND: second,
    };
    const template = readFileSync(join(import.meta.dirname, 'slurm.conf.in'), 'utf8');
    writeFileSync(
      join(dir, 'slurm.conf'),
      template.replace(/@(\w+)@/g, (_, name) => values[name]),
    );
    writeFileSync(join(dir, 'munge.key'), randomBytes(128), { mode: 0o600 });
    start(
      'munged',
      '-F',
      `--key-file=${dir}/munge.key`,
      `--socket=${dir}/run/munge.socket`,
      `--pid-file=${dir}/run/munged.pid`,
      `--log-file=${dir}/log/munged.log`,
      `--seed-file=${dir}/run/munge.seed`,
    );
    await until('munged', () => existsSync(join(dir, 'run/munge.socket')), 10);
    start('slurmctld', '-D');
    start('slurmd', '-D', '-N', 'n1');
    start('slurmd', '-D', '-N', 'n2');
    const slurm = new Slurm(dir, work);
    await until(
      'two idle nodes',
      () => slurm.run('sinfo', '-h', '-t', 'idle', '-o', '%D').trim() === '2',
      30,
    );
    return await use(slurm);
  } finally {
    await stop(dir, daemons);
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Tasks first, for they outlive their daemons; then Slurm; then munged, which Slurm speaks through. */
async function stop(dir, daemons) {
  const env = { ...process.env, SLURM_CONF: join(dir, 'slurm.conf') };
  const [munged, ...others] = daemons;
  if (others.length > 0) {
    spawnSync('scancel', ['-u', 'root'], { env });
    spawnSync('scontrol', ['shutdown'], { env });
  }
  const isGone = (child) => child.exitCode !== null || child.signalCode !== null;
  await until('shutdown', () => others.every(isGone), 10).catch(() => {});
  for (const child of [...others, munged]) if (child && !isGone(child)) child.kill('SIGTERM');
  await until('the end', () => daemons.every(isGone), 5).catch(() => {});
  for (const child of daemons) if (!isGone(child)) child.kill('SIGKILL');
}

class Slurm {
  #dir;
  #work;

  constructor(dir, work) {
    this.#dir = dir;
    this.#work = work;
  }

  run(command, ...args) {
    const env = { ...process.env, SLURM_CONF: join(this.#dir, 'slurm.conf') };
    return spawnSync(command, args, { cwd: this.#work, env, encoding: 'utf8' }).stdout ?? '';
  }

  /** Every part as a task of one array; then one of them is killed on its node and given out again. */
  async checkParts({ gouji, parts, reports, out, say }) {
    const task = join(this.#dir, 'task.sh');
    const result = `${out}/$SLURM_ARRAY_TASK_ID.json`;
    const check = `${process.execPath} ${gouji} check ${reports} --shard $SLURM_ARRAY_TASK_ID/${parts}`;
    // Findings (status 1) are no failure of the task.
    writeFileSync(task, `#!/bin/sh\n${check} --format json=${result}\n[ $? -le 1 ]\n`, { mode: 0o755 });
    const ended = async (job) =>
      until('the array', () => this.run('squeue', '-h', '-j', job).trim() === '', 7200);
    const submit = (list) =>
      this.run('sbatch', '--parsable', `--array=${list}`, '-o', `${this.#dir}/log/%A_%a.log`, task).trim();
    const state = (job, index) => this.run('squeue', '-h', '-j', `${job}_${index}`, '-o', '%T').trim();

    const job = submit(`1-${parts}`);
    await until('part 2 at work', () => ['RUNNING', ''].includes(state(job, 2)), 7200);
    await sleep(200);
    this.run('scancel', '--signal=KILL', `${job}_2`);
    await ended(job);
    const lost = !existsSync(join(this.#work, out, '2.json'));
    say(lost, 'slurm: a task killed on its node leaves no result, the other tasks theirs');
    if (lost) await ended(submit('2'));
    const log = readFileSync(join(this.#dir, 'log/jobcomp.txt'), 'utf8');
    const nodes = new Set([...log.matchAll(/ NodeList=(\S+)/g)].map(([, node]) => node));
    say(nodes.size === 2, `slurm: both nodes worked (${[...nodes].sort().join(', ')})`);
  }
}
