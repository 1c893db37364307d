import type { DocumentNumber, StatuteData, StatuteVersion } from '../pack/data.js';

/** All versions of one law, oldest data last; titles are the same through revisions. */
export interface Statute {
  readonly title: string;
  /** Without 中华人民共和国. */
  readonly plain: string;
  readonly versions: readonly StatuteVersion[];
  /** Memo of `quotable`. */
  readonly byYear: Map<number, readonly StatuteVersion[]>;
}

export const STATE_PREFIX = '中华人民共和国';

/** What a title names. */
export interface KnownTitle {
  readonly statute: Statute | null;
  /** How it led to the statute; null where it did not. */
  readonly by: 'title' | 'alias' | 'near' | null;
  /** A numbered document, by the whole title. */
  readonly document: DocumentNumber | null;
  /** Likewise, or by what stands behind its issuer or between 关于印发 and 的通知. */
  readonly phrased: DocumentNumber | null;
}

/** Titles, short forms and numbers of the pack's statutes, ready to be looked up. */
export interface StatuteIndex {
  /** By full title, the title without 中华人民共和国, and short forms. */
  readonly byName: ReadonlyMap<string, Statute>;
  readonly documents: ReadonlyMap<string, DocumentNumber>;
  readonly documentsByName: ReadonlyMap<string, DocumentNumber>;
  /** State Council orders: number → the version it made. */
  readonly orders: ReadonlyMap<number, StatuteVersion>;
  readonly statutes: readonly Statute[];
  /** Names of ordinances (条例), longest first: what running text cites without title marks. */
  readonly ordinances: readonly string[];
  /** What was found for titles that are no known name; the same titles stand in thousands of reports. */
  readonly near: Map<string, Statute | null>;
  /** Memo of `knownTitle`. */
  readonly titles: Map<string, KnownTitle>;
}

const indexes = new WeakMap<StatuteData, StatuteIndex>();

export function statuteIndex(data: StatuteData): StatuteIndex {
  let index = indexes.get(data);
  if (index === undefined) {
    index = build(data);
    indexes.set(data, index);
  }
  return index;
}

const ORDER = /^国务院令第(\d+)号$/;

function build(data: StatuteData): StatuteIndex {
  const byTitle = new Map<string, Statute & { versions: StatuteVersion[] }>();
  const byName = new Map<string, Statute>();
  const orders = new Map<number, StatuteVersion>();
  for (const version of data.statutes) {
    let statute = byTitle.get(version.title);
    if (statute === undefined) {
      const plain = withoutPrefix(version.title);
      statute = { title: version.title, plain, versions: [], byYear: new Map() };
      byTitle.set(version.title, statute);
    }
    statute.versions.push(version);
    for (const name of [version.title, statute.plain, ...version.aliases]) {
      if (!byName.has(name)) byName.set(name, statute);
    }
    const order = ORDER.exec(version.number ?? '');
    if (order && !version.unverified.includes('number')) orders.set(Number(order[1]), version);
  }
  const known = data.documents.filter((document) => document.confidence === 'A');
  return {
    byName,
    orders,
    documents: new Map(known.map((document) => [document.number, document])),
    documentsByName: new Map(known.map((document) => [document.name, document])),
    statutes: [...byTitle.values()],
    ordinances: [...byName.keys()]
      .filter((name) => name.endsWith('条例'))
      .sort((a, b) => b.length - a.length),
    near: new Map(),
    titles: new Map(),
  };
}

export const withoutPrefix = (title: string): string =>
  title.startsWith(STATE_PREFIX) ? title.slice(STATE_PREFIX.length) : title;

/** In force on some day of [from, to] (ISO dates). An unknown first day counts as in force. */
export const inForceWithin = (version: StatuteVersion, from: string, to: string): boolean =>
  (version.inForce === null || version.inForce <= to) && (version.until === null || version.until >= from);

/**
 * Versions that a report of a year may quote: in force in that year, or on a day of the months in which the
 * report is written.
 */
export function quotable(statute: Statute, year: number): readonly StatuteVersion[] {
  let versions = statute.byYear.get(year);
  if (versions === undefined) {
    const [from, to] = [`${year}-01-01`, `${year + 1}-03-31`];
    versions = statute.versions.filter((version) => inForceWithin(version, from, to));
    statute.byYear.set(year, versions);
  }
  return versions;
}

/** The version in force at the end of a year, for messages that name a successor. */
export const inForceAt = (statute: Statute, day: string): StatuteVersion | null =>
  statute.versions.find((version) => inForceWithin(version, day, day)) ?? null;
