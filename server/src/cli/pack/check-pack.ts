import { same } from '../../core/pack/strictness.js';
import { compareVersions } from '../../core/pack/versions.js';
import type { HostLayer } from '../../host/packs/layer.js';
import { checkCases, openChain } from '../../host/packs/open-chain.js';
import { textOf } from '../../host/packs/text.js';
import { onlyPath, option, type PackJob } from './job.js';

/** `pack check DIR`: everything that would refuse it; with `--against OLD` also the rules of versions. */
export function packCheck(job: PackJob): number {
  const { io, say } = job;
  const open = openChain(onlyPath(job), io.cwd);
  checkCases(open);
  const { layer, composed } = open;
  const label = `${layer.id}@${layer.version}`;
  const own = layer.rules.filter(({ rule }) => composed.rules.get(rule.id)?.home === layer.id).length;
  io.out(`${say.fine(label, own)}\n`);
  const against = option(job, 'against');
  if (against === undefined) return 0;
  const old = openChain(against, io.cwd).layer;
  const wrong: string[] = [];
  const need = neededStep(old, layer);
  if (!isEnough(old.version, layer.version, need))
    wrong.push(say.versionRule(say[need === 'none' ? 'patch' : need], old.version, layer.version));
  const changelog = layer.read!.files.get('CHANGELOG.md');
  if (need !== 'none' && !(changelog && textOf('CHANGELOG.md', changelog).includes(layer.version)))
    wrong.push(say.noChangelog(layer.version));
  for (const line of wrong) io.err(`${line}\n`);
  if (wrong.length === 0) io.out(`${say.againstFine(old.version, layer.version)}\n`);
  return wrong.length === 0 ? 0 : 1;
}

type Step = 'none' | 'patch' | 'minor' | 'major';

/** Rules, messages or cells that are gone: major. New or raised errors, new tables: minor. Anything else: patch. */
function neededStep(old: HostLayer, next: HostLayer): Step {
  if (old.hash === next.hash) return 'none';
  const before = new Map(old.rules.map((one) => [one.rule.id, one.rule]));
  const after = new Map(next.rules.map((one) => [one.rule.id, one.rule]));
  for (const [id, rule] of before) {
    const now = after.get(id);
    if (now === undefined || Object.keys(rule.messages).some((key) => !(key in now.messages))) return 'major';
  }
  for (const table of old.form.tables) {
    const now = next.form.tables.find(({ id }) => id === table.id);
    if (now === undefined || table.rows.some(({ id }) => !now.rowIndex.has(id))) return 'major';
  }
  for (const [id, rule] of after) {
    const was = before.get(id);
    if (was === undefined || was.severity !== rule.severity || !same(was.params, rule.params)) return 'minor';
  }
  if (!same(termsOf(old), termsOf(next))) return 'minor';
  if (!same(old.adjust, next.adjust) || old.form.tables.length !== next.form.tables.length) return 'minor';
  return 'patch';
}

const termsOf = ({ terms }: HostLayer) => terms?.map(({ term }) => term) ?? null;

function isEnough(from: string, to: string, need: Step): boolean {
  if (need === 'none') return compareVersions(to, from) >= 0;
  if (compareVersions(to, from) <= 0) return false;
  const [a, b] = [from.split('.').map(Number), to.split('.').map(Number)] as [number[], number[]];
  if (need === 'major') return b[0]! > a[0]!;
  return need === 'patch' || b[0]! > a[0]! || b[1]! > a[1]!;
}
