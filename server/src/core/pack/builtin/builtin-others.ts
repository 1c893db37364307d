import { hydrateForm } from '../../form/compile.js';
import type { CompiledPack } from '../rule.js';
import { builtinPack } from './builtin.js';
import { type OtherPackData, otherPackData } from './builtin-others-data.js';

/** What the engine says of files belongs to every form. */
const ENGINE = ['engine/*', 'suppress/*'];

const made = new Map<string, CompiledPack | null>();

/** A built-in pack besides the one that needs no entry; null: there is none of the id. Made once. */
export function otherBuiltinPack(id: string): CompiledPack | null {
  const known = made.get(id);
  if (known !== undefined) return known;
  const data = otherPackData(id);
  const pack = data && compose(data);
  made.set(id, pack);
  return pack;
}

function compose(data: OtherPackData): CompiledPack {
  const first = builtinPack();
  const isTaken = takenFrom(data);
  return {
    ...first,
    id: data.id,
    version: data.version,
    form: hydrateForm(data.form),
    rules: [...first.rules.filter((rule) => isTaken(rule.id)), ...data.rules],
  };
}

/** Which rules of the first pack hold in another. */
export function takenFrom({ borrow, rules }: OtherPackData): (rule: string) => boolean {
  const own = new Set(rules.map((rule) => rule.id));
  const taken = new Set([...ENGINE, ...borrow]);
  return (rule) => !own.has(rule) && (taken.has(rule) || taken.has(`${rule.split('/')[0]}/*`));
}
