import type { TableSyntax } from '../../server/src/core/render/syntax.js';
import { cleanModel } from '../support/clean.js';
import { draw, type Marked, marked } from '../support/unique-figures.js';

/** A file that is made to hurt. Every figure in its report's tables is another, so that a wrong cell shows. */
export interface HostileDocument {
  readonly name: string;
  /** Decides how it is read: `.md` or `.html`. */
  readonly extension: 'md' | 'html' | 'txt';
  readonly bytes: () => Uint8Array;
  /** What must be among the findings. */
  readonly says?: string;
}

const OWN: Marked = marked(cleanModel({ year: 2022 }), 1000);
/** Figure → address, for every document. */
export const owner = OWN.owner;

export const report = (syntax: TableSyntax = 'gfm-flat'): string => draw(OWN, syntax).text;
export const REPORT = report();
export const HTML = report('html');

export const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
export const utf16 = (text: string, mark: boolean, big = false): Buffer => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

export const text = (name: string, make: () => string, says?: string): HostileDocument => ({
  name,
  extension: 'md',
  bytes: () => utf8(make()),
  ...(says === undefined ? {} : { says }),
});
export const html = (name: string, make: () => string, says?: string): HostileDocument => ({
  ...text(name, make, says),
  extension: 'html',
});
export const bytes = (name: string, make: () => Uint8Array, says?: string): HostileDocument => ({
  name,
  extension: 'md',
  bytes: make,
  ...(says === undefined ? {} : { says }),
});

/** The report with something before its second section. */
export const within = (what: string, whole = REPORT): string =>
  whole.replace(/^(.*二、主动公开政府信息情况)/m, (line) => `${what}\n\n${line}`);
/** The report with something put behind every line end. */
export const afterLines = (what: string): string => REPORT.replaceAll('\n', `\n${what}`);
