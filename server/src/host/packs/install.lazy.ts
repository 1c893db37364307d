import { dirname, isAbsolute, join } from 'node:path';
import type { Level } from '../../core/engine/ruleset.js';
import type { PackFault, Place } from '../../core/pack/layer.js';
import { compareLevels } from '../../core/pack/strictness.js';
import { rootOf } from '../files/inside.js';
import type { InstalledPacks, SettingsIssue } from '../settings/settings-file.js';
import { otherBuiltin } from './builtins.js';
import { Chain } from './chain.js';
import { composeTops } from './compose-chain.js';
import { PackError } from './fault.js';
import { readLock } from './lock.js';
import { readTrust, trustPath } from './trust.js';

type At = (path: readonly (string | number)[]) => Pick<SettingsIssue, 'path' | 'line' | 'column'>;

export const today = (): string => new Date().toISOString().slice(0, 10);

const NOWHERE: Place = { pack: '', file: '', line: 1, column: 1 };

/** A fault of a pack as a fault of the settings that wanted it, with the places in the packs beside it. */
export function asIssue(
  fault: PackFault,
  folder: string,
  at: Pick<SettingsIssue, 'path' | 'line' | 'column'>,
): SettingsIssue {
  const issueAt = ({ file, line, column }: Place, message: PackFault['message']) => ({
    path: isAbsolute(file) || file.startsWith('builtin:') ? file : join(folder, file),
    line,
    column,
    message,
  });
  const { place, code, message } = fault;
  const related = (fault.related ?? []).map((one) => issueAt(one.place, one.message));
  if (place === null || place.file === '') return { ...at, code, message, related };
  return { ...issueAt(place, message), code, related: [...related, { ...at, message: WANTED }] };
}

const WANTED = { zh: '由这里的 extends 引入', en: 'extended from here' };

/** Reads, verifies and composes what `extends` names. Touches no network. */
export function installPacks(
  entries: readonly string[],
  settingsPath: string,
  at: At,
  frozen: boolean,
): InstalledPacks | { readonly issues: readonly SettingsIssue[] } {
  const home = dirname(settingsPath);
  let index = -1;
  try {
    const chain = new Chain({
      home,
      root: rootOf(home),
      lock: readLock(home),
      trust: readTrust(trustPath(process.env)),
      today: today(),
      frozen,
      builtins: otherBuiltin,
    });
    const tops = entries.map((entry, i) => {
      index = i;
      return chain.take(entry);
    });
    index = -1;
    if (tops.length === 0) throw new Error('no entry');
    const placeOf = (path: readonly (string | number)[]) => {
      const { line, column } = at(path);
      return { ...NOWHERE, file: settingsPath, line, column };
    };
    const composed = composeTops([...chain.layers.values()], tops, placeOf, today());
    const off = [...composed.rules.values()].filter(({ level }) => level === 'off');
    return {
      pack: composed.pack,
      effective: composed.rules,
      levels: Object.fromEntries(off.map(({ rule }) => [rule.id, 'off' as Level])),
      notices: chain.notices.map((notice) => asIssue(notice, home, at(['extends']))),
    };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return { issues: [asIssue(error.fault, home, at(index < 0 ? ['extends'] : ['extends', index]))] };
  }
}

interface Levels {
  readonly rules?: Readonly<Record<string, Level>> | undefined;
  readonly overrides?: readonly { readonly rules: Readonly<Record<string, Level>> }[] | undefined;
}

/** Levels of the settings that are weaker than a pack allows; the settings are the last link of the chain. */
export function heldAgainstPolicy(
  { rules, overrides }: Levels,
  packs: InstalledPacks,
  at: At,
): SettingsIssue[] {
  const groups = [
    { levels: rules ?? {}, under: ['rules'] as (string | number)[] },
    ...(overrides ?? []).map((one, i) => ({ levels: one.rules, under: ['overrides', i, 'rules'] })),
  ];
  return groups.flatMap(({ levels, under }) =>
    Object.entries(levels).flatMap(([id, level]): SettingsIssue[] => {
      const rule = packs.effective.get(id);
      if (rule === undefined || rule.policy === 'open' || compareLevels(level, rule.level) >= 0) return [];
      const locked = rule.policy === 'locked';
      const by = locked ? rule.policySet : rule.severitySet;
      const fault: PackFault = {
        code: locked ? 'pack/weaker-locked' : 'pack/weaker-floor',
        place: null,
        // Waivers are for packs below: settings have but one way.
        message: {
          zh: `规则 ${id} 由规则包 ${by.pack} ${locked ? '锁定' : '设定，只能从严'}，不能降为 ${level}（原为 ${rule.level}）。请去掉这一处。`,
          en: `Rule ${id} is ${locked ? 'locked' : 'set'} by the pack ${by.pack}; it cannot be lowered to ${level} (it is ${rule.level}). Take it out.`,
        },
        related: [{ place: by, message: { zh: '在这里设定', en: 'set here' } }],
      };
      return [asIssue(fault, dirname(at([]).path), at([...under, id]))];
    }),
  );
}
