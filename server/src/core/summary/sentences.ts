import type { Report } from '../report/model.js';
import type { SectionPrint } from '../report/summary.js';

/** Shorter sentences are set phrases: everybody writes them. */
const SHORTEST = 14;

/** Prints of the prose sections of a report; the introduction is left out, for its wording is everybody's. */
export function printSections(report: Report): SectionPrint[] {
  const prints: { section: string; range: SectionPrint['range']; hashes: number[]; lengths: number[] }[] = [];
  const names = agencyNames(report.agency?.value ?? '');
  for (const section of report.sections) {
    prints.push({ section: section.id, range: section.heading.range, hashes: [], lengths: [] });
  }
  for (const passage of report.passages) {
    if (passage.role !== 'body' || passage.section === null) continue;
    const print = prints.find((p) => p.section === passage.section);
    if (print) hashSentences(passage.text, names, print);
  }
  return prints.filter((print) => print.hashes.length > 0);
}

/** The full name and its end (`乙区教育局` of `甲市乙区教育局`), longest first. */
const agencyNames = (name: string): string[] => {
  const short = name.replace(/^.{2,6}?[省市州盟]/, '');
  return [name, short].filter((n, i, all) => n.length >= 3 && all.indexOf(n) === i);
};

function hashSentences(
  text: string,
  names: readonly string[],
  into: { hashes: number[]; lengths: number[] },
): void {
  for (const sentence of text.split(/[。；;！？!?]/)) {
    if (sentence.length < SHORTEST) continue;
    let words = sentence;
    for (const name of names) if (words.includes(name)) words = words.replaceAll(name, '');
    words = words.replace(/(?:19|20)\d\d年?度?|[\s\u3000]+/g, '');
    if (words.length < SHORTEST) continue;
    into.hashes.push(hash32(words));
    into.lengths.push(words.length);
  }
}

function hash32(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d) >>> 0;
}
