import type { Language } from '../../core/engine/wording.js';
import type { Citation } from '../../core/law/citations.js';
import type { DocumentNumber, StatuteData, StatuteVersion } from '../../core/pack/data.js';
import { chineseNumeral } from '../../core/wording/numerals.js';

import { colon, markdownPage, plain } from './markdown.js';

const WORDS = {
  inForce: { zh: '施行', en: 'in force from' },
  until: { zh: '失效', en: 'until' },
  status: {
    'in-force': { zh: '现行有效', en: 'in force' },
    superseded: { zh: '已被修订', en: 'superseded' },
    repealed: { zh: '已废止', en: 'repealed' },
  },
  unverified: { zh: '（未核实）', en: ' (not verified)' },
  articles: { zh: '共 {n} 条', en: '{n} articles' },
  successor: { zh: '现应引用', en: 'Now cite' },
  years: { zh: '适用报告年度', en: 'For report years' },
} as const;

/** What a citation leads to: title, version, since when and until when, the gist of the articles named. */
export function citationSummary(citation: Citation, language: Language): string | null {
  const { statute, versions, document, numbered, articles } = citation;
  const parts: string[] = [];
  const shown = versions.length > 0 ? versions : (statute?.versions ?? []);
  for (const version of shown) {
    parts.push(versionSummary(version, language));
    for (const { article } of articles) {
      const gist = version.gists[String(article)];
      if (gist !== undefined) parts.push(gistLine(article, gist, language));
    }
  }
  const text = document ?? numbered;
  if (text) parts.push(documentSummary(text, language));
  return parts.length === 0 ? null : parts.join('\n\n');
}

const gistLine = (article: number, gist: string, language: Language): string =>
  gistHead(article, language) + plain(gist);

/** As laws are cited: `第五十条`, which our numerals know up to 99. */
function gistHead(article: number, language: Language): string {
  const named = article < 100 ? `第${chineseNumeral(article)}条` : `第 ${article} 条`;
  return `- ${language === 'zh' ? named : `Article ${article}`}${colon(language)}`;
}

export function versionSummary(version: StatuteVersion, language: Language): string {
  const doubt = (field: string): string =>
    version.confidence !== 'A' || version.unverified.includes(field) ? WORDS.unverified[language] : '';
  const facts = [
    WORDS.status[version.status][language],
    ...(version.inForce === null ? [] : [`${WORDS.inForce[language]} ${version.inForce}${doubt('inForce')}`]),
    ...(version.until === null ? [] : [`${WORDS.until[language]} ${version.until}`]),
    ...(version.articles === null
      ? []
      : [WORDS.articles[language].replace('{n}', String(version.articles)) + doubt('articles')]),
  ];
  const label = [version.number === null ? '' : version.number + doubt('number'), version.version ?? ''];
  const successor =
    version.successor === null || version.successor === version.title
      ? ''
      : `\n\n${WORDS.successor[language]}${colon(language)}《${plain(version.successor)}》`;
  const named = label.filter((one) => one !== '').join(' · ');
  return `**《${plain(version.title)}》**${named === '' ? '' : ` ${plain(named)}`}\n\n${facts.join(' · ')}${successor}`;
}

/** All versions of a statute on one page; null where the pack does not know it. */
export function statutePage(title: string, { statutes }: StatuteData, language: Language): string | null {
  const versions = statutes.filter((version) => version.title === title);
  if (versions.length === 0) return null;
  const parts = versions.map((version) => {
    const gists = Object.entries(version.gists).map(([article, gist]) =>
      gistLine(Number(article), gist, language),
    );
    return [versionSummary(version, language), ...(gists.length === 0 ? [] : [gists.join('\n')])].join(
      '\n\n',
    );
  });
  return markdownPage(title, parts);
}

/** Line of the statute's page on which an article of the cited version stands; the page's first one where it has none. */
export function lineOfArticle(
  { statute, versions }: Citation,
  article: number,
  data: StatuteData,
  language: Language,
): number {
  const page = statute && statutePage(statute.title, data, language);
  if (!page) return 0;
  const lines = page.split('\n');
  const [cited] = versions;
  const version = cited === undefined ? -1 : lines.indexOf(versionSummary(cited, language).split('\n')[0]!);
  const head = gistHead(article, language);
  return Math.max(
    0,
    lines.findIndex((line, at) => at > version && line.startsWith(head)),
  );
}

function documentSummary(
  { number, name, reportYears, successor, confidence }: DocumentNumber,
  language: Language,
) {
  const doubt = confidence === 'A' ? '' : WORDS.unverified[language];
  const years =
    reportYears === null
      ? ''
      : `\n\n${WORDS.years[language]}${colon(language)}${reportYears[0] ?? ''}–${reportYears[1] ?? ''}`;
  const next =
    successor === null ? '' : `\n\n${WORDS.successor[language]}${colon(language)}${plain(successor)}`;
  return `**${plain(name)}** ${plain(number)}${doubt}${years}${next}`;
}
