import type { Term, TermData } from '../../pack/data.js';
import { type Paragraph, type Report, sourceRange } from '../../report/model.js';
import { scannedLines } from '../../wording/line-scan.js';
import { type Phrase, phraseData } from '../../wording/phrase-data.js';
import { type PhraseTable, phraseTable, visitPhrases } from '../../wording/phrases.js';
import { type CheckContext, defineCheck, type Problem } from '../define.js';

/** Related places that one finding names at most. */
const MOST_RELATED = 20;

interface Place {
  readonly line: Paragraph;
  readonly from: number;
  readonly to: number;
}

interface Found {
  readonly term: Term;
  readonly places: Place[];
}

/** Words to avoid by the place of their term; null: there are none. */
const tables = new WeakMap<TermData, PhraseTable<number> | null>();

/** Holds a report against the wording that the packs of its chain have agreed upon. */
export const check = defineCheck({
  summary: 'The agreed wording of data/terms.yaml: what is to be avoided, and what a section must hold.',
  params: (z) => z.strictObject({}),
  messages: ['avoided', 'barred', 'wanted', 'again', 'replace'],
  textOnly: true,
  prepare: () => null,
  run(context) {
    const { terms } = context;
    if (terms.terms.length === 0) return;
    for (const [words, found] of avoidedIn(context)) context.emit(avoided(words, found));
    for (const term of terms.terms)
      for (const section of term.sections) lookFor(term.use!, section, term, context);
  },
});

function tableOf(data: TermData): PhraseTable<number> | null {
  let table = tables.get(data);
  if (table === undefined) {
    const phrases = phrasesOf(data);
    const good = data.terms.map(({ use }) => use ?? '').join(' ');
    table = phrases.length === 0 ? null : phraseTable<number>(phraseData(phrases, good));
    tables.set(data, table);
  }
  return table;
}

/** Agreed wording is innocent wherever it stands, also where it holds what another term avoids. */
function phrasesOf({ terms }: TermData): Phrase<number>[] {
  const agreed = terms.flatMap(({ use }) => use ?? []);
  const all = agreed.join(' ');
  return terms.flatMap(({ avoid, unless }, value) =>
    avoid.map((text) => ({
      text,
      unless: [...unless, ...(all.includes(text) ? agreed : [])].filter((longer) => longer.includes(text)),
      value,
    })),
  );
}

function avoidedIn({ report, terms, isHidden }: CheckContext): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  const table = tableOf(terms);
  if (table === null) return found;
  const { lines, suspects, suspectsTo } = scannedLines(report, table);
  for (const [i, line] of lines.entries())
    visitPhrases(table, line.text, suspects, suspectsTo[i - 1] ?? 0, suspectsTo[i]!, (value, from, to) => {
      if (isHidden(sourceRange(line, from, to))) return true;
      const words = line.text.slice(from, to);
      const known = found.get(words);
      if (known) known.places.push({ line, from, to });
      else found.set(words, { term: terms.terms[value]!, places: [{ line, from, to }] });
      return true;
    });
  return found;
}

/** One finding a wording, however often it stands in the report. */
function avoided(words: string, { term: { use, why }, places }: Found): Problem {
  const ranges = places.map(({ line, from, to }) => sourceRange(line, from, to));
  const data = { words, use: use ?? '', why: why ?? '', count: places.length };
  return {
    message: use === null ? 'barred' : 'avoided',
    range: ranges[0]!,
    data,
    key: words,
    related: ranges.slice(1, MOST_RELATED + 1).map((range) => ({ range, message: 'again', data })),
    fixes:
      use === null
        ? []
        : [
            {
              title: 'replace',
              data,
              kind: 'suggestion',
              edits: ranges.map((range) => ({ range, newText: use })),
            },
          ],
  };
}

function lookFor(use: string, section: string, { why }: Term, { report, emit }: CheckContext): void {
  const first = report.sections.find(({ id }) => id === section);
  if (first === undefined || holds(report, section, use) || first.heading.text.includes(use)) return;
  emit({
    message: 'wanted',
    range: first.heading.textRange,
    data: { use, why: why ?? '' },
    key: `${section} ${use}`,
  });
}

const holds = ({ passages }: Report, section: string, use: string): boolean =>
  passages.some(
    ({ section: id, text }) =>
      id === section && (text.includes(use) || text.replace(/\s+/g, '').includes(use)),
  );
