import type { Report } from '../report/model.js';
import type { SectionPrint } from '../report/summary.js';
import { isDigit } from '../text/fold.js';

/** Shorter sentences are set phrases: everybody writes them. */
const SHORTEST = 14;

/** Prints of the prose sections of a report; the introduction is left out, for its wording is everybody's. */
export function printSections(report: Report): SectionPrint[] {
  const prints: { section: string; range: SectionPrint['range']; hashes: number[]; lengths: number[] }[] = [];
  const names = agencyNames(report.agency?.value ?? '');
  for (const section of report.sections) {
    prints.push({ section: section.id, range: section.heading.range, hashes: [], lengths: [] });
  }
  let print = prints[0];
  for (const passage of report.passages) {
    if (passage.role !== 'body' || passage.section === null) continue;
    if (print?.section !== passage.section) print = prints.find((p) => p.section === passage.section);
    if (print) hashSentences(passage.text, names, print);
  }
  return prints.filter((print) => print.hashes.length > 0);
}

/** The full name and its end (`乙区教育局` of `甲市乙区教育局`), longest first. */
const agencyNames = (name: string): string[] => {
  const short = name.replace(/^.{2,6}?[省市州盟]/, '');
  return [name, short].filter((n, i, all) => n.length >= 3 && all.indexOf(n) === i);
};

interface Hashed {
  readonly hashes: number[];
  readonly lengths: number[];
}

/** Years, blanks and the names are left out; hashed where it stands, since a region's reports have millions of sentences. */
function hashSentences(text: string, names: readonly string[], into: Hashed): void {
  // The short name is the end of the full one: where it does not stand, neither does.
  const shortest = names.at(-1);
  let named = shortest === undefined ? -1 : text.indexOf(shortest);
  let from = 0;
  let hash = SEED;
  let length = 0;
  for (let i = 0; i <= text.length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : STOP;
    if (code < 0x4e00 || code >= 0xfeff) {
      if (isStop(code)) {
        const holdsName = shortest !== undefined && named >= 0 && named < i;
        if (holdsName) {
          if (i - from >= SHORTEST) hashSentences(without(names, text.slice(from, i)), [], into);
          named = text.indexOf(shortest, i);
        } else if (length >= SHORTEST) {
          into.hashes.push(mixed(hash));
          into.lengths.push(length);
        }
        from = i + 1;
        hash = SEED;
        length = 0;
        continue;
      }
      if (isSpace(code)) continue;
      const end = yearEnd(text, i, code);
      if (end > i) {
        i = end - 1;
        continue;
      }
    }
    hash = Math.imul(hash ^ code, 0x01000193);
    length++;
  }
}

const without = (names: readonly string[], sentence: string): string =>
  names.reduce((left, name) => left.replaceAll(name, ''), sentence);

const STOP = 0x3002;

/** One of 。；;！？!? */
const isStop = (code: number): boolean =>
  code === STOP ||
  code === 0xff1b ||
  code === 0xff01 ||
  code === 0xff1f ||
  code === 0x3b ||
  code === 0x21 ||
  code === 0x3f;

/** What `\s` is to a pattern. */
const isSpace = (code: number): boolean =>
  code <= 32
    ? code === 32 || (code >= 9 && code <= 13)
    : code === 0x3000 ||
      code === 0xa0 ||
      code === 0xfeff ||
      code === 0x1680 ||
      (code >= 0x2000 && (code <= 0x200a || (code <= 0x205f && SPACES.includes(code))));

const SPACES = [0x2028, 0x2029, 0x202f, 0x205f];

/** Offset after 2022, 2022年, 2022年度 that stands at an offset; the offset itself where no year of 19.. or 20.. does. */
function yearEnd(text: string, at: number, code: number): number {
  if ((code !== 0x31 && code !== 0x32) || at + 4 > text.length) return at;
  if (text.charCodeAt(at + 1) !== (code === 0x31 ? 0x39 : 0x30)) return at;
  if (!isDigit(text.charCodeAt(at + 2)) || !isDigit(text.charCodeAt(at + 3))) return at;
  let end = at + 4;
  if (text[end] === '年') end++;
  if (text[end] === '度') end++;
  return end;
}

/** FNV-1a. As an integer of 32 bits: what does not fit into one is slow to count with. */
const SEED = 0x811c9dc5 | 0;

const mixed = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0;
