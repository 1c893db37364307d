import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { unknownNames } from '../../core/pack/case-names.js';
import type { RuleCase } from '../../core/pack/cases.js';
import type { Composed } from '../../core/pack/compose.js';
import type { LayerRule } from '../../core/pack/layer.js';
import { expectSchema } from '../../core/pack/schema/fragment-schema.js';
import { rootOf } from '../files/inside.js';
import { otherBuiltin } from './builtins.js';
import { Chain } from './chain.js';
import { CHAIN } from './chain-file.js';
import { composeLayers } from './compose-chain.js';
import { PackError, refuse } from './fault.js';
import { today } from './install.lazy.js';
import { type HostLayer, nationalLayer } from './layer.js';
import { LOCK_FILE } from './lock.js';
import type { ReadPack } from './read-pack.js';
import { type Opened, openNamed } from './source.js';
import { textOf } from './text.js';
import { readTrust, type Trust, trustPath } from './trust.js';

/** A pack with those that it extends, as its author works on it. */
export interface OpenChain {
  readonly opened: Opened;
  readonly layer: HostLayer;
  readonly chain: Chain;
  readonly composed: Composed;
}

/** A pack to be tested, shown or measured. */
export type OpenLayer = Pick<OpenChain, 'layer' | 'composed'>;

/** A pack by its path, or a built-in one by its name: `builtin:cn-rule-of-law-annual`. */
export function openLayer(path: string, cwd: string): OpenLayer {
  if (!path.startsWith('builtin:')) return openChain(path, cwd);
  const name = path.slice('builtin:'.length);
  const layer = nationalLayer().id === name ? nationalLayer() : otherBuiltin(name);
  if (layer === null)
    return refuse('builtin-unknown', `没有内置规则包 ${name}。`, `There is no built-in pack ${name}.`);
  return { layer, composed: composeLayers([layer], today()) };
}

/** The rules that a pack itself brings, each with its cases: not those that it inherits or borrows. */
export function rulesOf({ layer, composed }: OpenLayer): readonly LayerRule[] {
  const { read, id, rules } = layer;
  if (read !== null)
    return rules.filter(
      ({ rule }) => composed.rules.get(rule.id)?.home === id && read.files.has(`rules/${rule.id}.yaml`),
    );
  const others = id === nationalLayer().id ? [] : nationalLayer().rules;
  const taken = new Set(others.map(({ rule }) => rule));
  return rules.filter(({ rule }) => !taken.has(rule));
}

/** The sample reports of a pack, `tests/*.yaml` each with the report beside it. */
export function samplesOf(read: ReadPack) {
  const names = [...read.files.keys()].filter((name) => /^tests\/.*\.yaml$/.test(name));
  return names.map((name) => {
    const { report, findings } = read.yaml(name, expectSchema)!;
    const path = `${dirname(name)}/${report}`;
    const bytes = read.files.get(path);
    if (bytes === undefined)
      return read.failIn(name, 'test-report', `没有 ${path}。`, `There is no ${path}.`, ['report']);
    return { name, report, findings, text: textOf(path, bytes) };
  });
}

/** Throws where a sample is none, or a case of a pack's own rules names what the form does not have. */
export function checkCases({ layer }: OpenLayer): void {
  const { read, rules, form, base } = layer;
  if (read === null) return;
  samplesOf(read);
  for (const { rule, help } of rules) {
    const path = `rules/${rule.id}.yaml`;
    if (!read.files.has(path)) continue;
    const [fault] = unknownNames(help.cases as readonly RuleCase[], form, base);
    if (fault === undefined) continue;
    const { code, message } = fault;
    throw new PackError({ code, message, place: read.place(path, fault.path, true) });
  }
}

/** Opens a pack by its path, and all that it extends. */
export function openChain(
  path: string,
  cwd: string,
  trust: Trust = readTrust(trustPath(process.env)),
  isDraft = true,
): OpenChain {
  const absolute = resolve(cwd, path);
  const root = rootOf(dirname(absolute));
  const home = nearestLock(dirname(absolute), root) ?? root;
  const chain = new Chain({
    home,
    root,
    lock: null,
    trust,
    today: today(),
    builtins: otherBuiltin,
    shownFrom: cwd,
  });
  const isChain = path.endsWith(CHAIN);
  const opened = isChain ? chain.openChainFile(absolute) : openNamed(path, cwd, isDraft);
  const layer = chain.takeOpened(opened, isDraft && opened.isFolder);
  const composed = composeLayers(chain.layers.values(), today());
  return { opened, layer, chain, composed };
}

function nearestLock(start: string, root: string): string | null {
  for (let at = start; ; at = dirname(at)) {
    if (existsSync(join(at, LOCK_FILE)) || existsSync(join(at, 'gouji.yaml'))) return at;
    if (at === root || dirname(at) === at) return null;
  }
}
