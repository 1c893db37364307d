import { editDistance, isSwapped } from '../text/distance.js';
import { STATE_PREFIX, type Statute, type StatuteIndex } from './statutes.js';

/** Words that say what kind of text a title names. 政府信息公开规定 of a province is no slip for the 条例. */
const KINDS = ['条例', '办法', '规定', '规则', '细则', '解释', '决定', '意见', '通知', '方案', '标准', '法'];

/** 方法 is no kind of text, but a slip for 办法. */
const NO_KIND = '方法';

const kindOf = (title: string): string | null =>
  title.endsWith(NO_KIND) ? null : (KINDS.find((kind) => title.endsWith(kind)) ?? null);

/** So many characters may differ in a title of a length; short titles are laws of their own (行政许可法, 行政处罚法). */
const tolerance = (length: number): number => (length < 5 ? 0 : length < 8 ? 1 : 2);

/**
 * The statute that a title names with a slip of the pen; null where it may be a text of its own. Local
 * regulations carry a place before the same words, other kinds of text another last word: both are left alone.
 */
export function nearTitle(index: StatuteIndex, title: string): Statute | null {
  let near = index.near.get(title);
  if (near === undefined) {
    near = search(index, title);
    if (index.near.size < MEMO_SIZE) index.near.set(title, near);
  }
  return near;
}

const MEMO_SIZE = 2048;

function search(index: StatuteIndex, title: string): Statute | null {
  const { core, prefix } = splitPrefix(title);
  let best: Statute | null = null;
  let bestDistance = 3;
  for (const statute of index.statutes) {
    const known = statute.plain;
    const allowed =
      prefix === 'right' && core.length === known.length
        ? Math.max(1, tolerance(known.length))
        : tolerance(known.length);
    const limit = Math.min(allowed, bestDistance - 1);
    if (Math.abs(known.length - core.length) > limit) continue;
    const distance = limit > 0 && isSwapped(core, known) ? 1 : editDistance(core, known, limit);
    if (distance > limit) continue;
    if (!isSlip(core, known, distance, prefix)) continue;
    best = statute;
    bestDistance = distance;
  }
  return best;
}

type Prefix = 'right' | 'mistyped' | 'none';

function isSlip(core: string, known: string, distance: number, prefix: Prefix): boolean {
  if (distance === 0) return prefix === 'mistyped';
  if (prefix !== 'none') return known.length > 4 || [null, kindOf(known)].includes(kindOf(core));
  if (core.endsWith(known)) return false;
  const kind = kindOf(core);
  return kind === null ? distance === 1 : kind === kindOf(known);
}

/** Cuts 中华人民共和国 off, also where it is mistyped by one or two characters. */
function splitPrefix(title: string): { core: string; prefix: Prefix } {
  if (title.startsWith(STATE_PREFIX)) return { core: title.slice(STATE_PREFIX.length), prefix: 'right' };
  if (title.startsWith('中')) {
    let best = 3;
    let length = 0;
    for (let n = STATE_PREFIX.length - 1; n <= STATE_PREFIX.length + 1; n++) {
      const head = title.slice(0, n);
      const distance = head.endsWith('国') ? editDistance(head, STATE_PREFIX, 2) : 3;
      if (distance < best) {
        best = distance;
        length = n;
      }
    }
    if (length > 0) return { core: title.slice(length), prefix: 'mistyped' };
  }
  return { core: title, prefix: 'none' };
}
