import { xmlEscape } from './xml.js';

export interface Bar {
  readonly label: string;
  readonly count: number;
  /** `error`, `warning`, `info`, `hint`: its colour. */
  readonly tone: string;
}

const ROW = 26;
const LABEL = 210;
const WIDTH = 520;
const TONE: Readonly<Record<string, string>> = {
  error: '#b3261e',
  warning: '#c98a12',
  info: '#1f5fa8',
  hint: '#8b9096',
};
/** Characters of a label that fit beside the bars. */
const LETTERS = 15;

/** A chart of horizontal bars as inline SVG; its figures stand beside the bars, so that it reads in black and white. */
export function barChart(title: string, bars: readonly Bar[]): string {
  if (bars.length === 0) return '';
  const most = Math.max(...bars.map(({ count }) => count));
  const height = bars.length * ROW;
  const rows = bars.map(({ label, count, tone }, i) => {
    const y = i * ROW;
    const width = Math.max(2, Math.round(((WIDTH - LABEL - 60) * count) / most));
    const short = label.length > LETTERS ? `${label.slice(0, LETTERS - 1)}…` : label;
    return (
      `<g><title>${xmlEscape(`${label}: ${count}`)}</title>` +
      `<text x="${LABEL - 8}" y="${y + 17}" text-anchor="end">${xmlEscape(short)}</text>` +
      `<rect x="${LABEL}" y="${y + 5}" width="${width}" height="${ROW - 10}" fill="${TONE[tone] ?? TONE.hint}"/>` +
      `<text x="${LABEL + width + 6}" y="${y + 17}">${count}</text></g>`
    );
  });
  return (
    `<figure><figcaption>${xmlEscape(title)}</figcaption>` +
    `<svg viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${xmlEscape(title)}">` +
    `${rows.join('')}</svg></figure>\n`
  );
}
