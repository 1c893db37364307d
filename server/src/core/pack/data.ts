import type { Localized } from '../form/form.js';

/** Statutes and documents, made from `rules/<pack>/data/statutes.yaml`. */
export interface StatuteData {
  readonly statutes: readonly StatuteVersion[];
  readonly documents: readonly DocumentNumber[];
}

/** A of the data's confidence is fact; everything else never raises a finding. */
export type Confidence = 'A' | 'B' | 'C';

export interface StatuteVersion {
  readonly title: string;
  readonly aliases: readonly string[];
  readonly number: string | null;
  readonly version: string | null;
  /** ISO dates; null where unknown or known from memory only (then never a finding). */
  readonly inForce: string | null;
  readonly until: string | null;
  readonly status: 'in-force' | 'superseded' | 'repealed';
  readonly successor: string | null;
  readonly articles: number | null;
  /** Article → [paragraphs, { paragraph: items }]; null where the text was not parsed. */
  readonly structure: Readonly<Record<string, readonly [number, Readonly<Record<string, number>>]>> | null;
  readonly gists: Readonly<Record<string, string>>;
  readonly confidence: Confidence;
  /** Single fields that are from memory: `number`, `inForce`, `articles`. */
  readonly unverified: readonly string[];
}

export interface DocumentNumber {
  readonly number: string;
  readonly name: string;
  readonly reportYears: readonly [number | null, number | null] | null;
  readonly successor: string | null;
  readonly confidence: Confidence;
}

/** Wording that offices have agreed upon, made from `data/terms.yaml` of the packs of a chain. */
export interface TermData {
  readonly terms: readonly Term[];
}

export interface Term {
  /** The agreed wording; null: what is avoided has no other. */
  readonly use: string | null;
  readonly avoid: readonly string[];
  /** Longer wording in which the avoided words are right. */
  readonly unless: readonly string[];
  /** Ids of sections that must hold the agreed wording. */
  readonly sections: readonly string[];
  readonly why: Localized | null;
}

/** City rows, made from `rules/<pack>/data/regions.tsv`. */
export interface PlaceData {
  readonly cities: readonly City[];
}

export interface City {
  readonly province: string;
  readonly code: string;
  readonly name: string;
  readonly areaCodes: readonly string[];
  readonly withdrawnAreaCodes: readonly string[];
  readonly postcodes3: readonly string[];
  readonly postcodes4: readonly string[];
  readonly confidence: 'high' | 'curated' | 'medium';
}
