import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { micromark } from 'micromark';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';

// Readers that know nothing of gouji: what they cannot read is no such format.

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Any fault of the XML throws. */
export function readXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' };
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (words) => {
    open.at(-1)!.text += words;
  });
  parser.write(text).close();
  return root.children[0]!;
}

/** Reads a CSV by RFC 4180, strictly: anything else throws. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const row: string[] = [];
    for (;;) {
      let field = '';
      if (text[at] === '"') {
        at++;
        for (;;) {
          const end = text.indexOf('"', at);
          if (end < 0) throw new Error('a quoted field does not end');
          field += text.slice(at, end);
          at = end + 1;
          if (text[at] !== '"') break;
          field += '"';
          at++;
        }
      } else {
        const end = at + (/[,\r\n"]/.exec(text.slice(at))?.index ?? text.length - at);
        field = text.slice(at, end);
        at = end;
      }
      row.push(field);
      if (text[at] === ',') at++;
      else break;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`line ${rows.length + 1} does not end in CRLF`);
    at += 2;
    rows.push(row);
  }
  return rows;
}

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly childNodes?: readonly Node[];
}

function walk(node: Node, visit: (node: Node) => void): void {
  visit(node);
  for (const child of node.childNodes ?? []) walk(child, visit);
}

function cellsOf(row: Node): string[] {
  return (row.childNodes ?? [])
    .filter(({ nodeName }) => nodeName === 'td' || nodeName === 'th')
    .map((cell) => {
      let text = '';
      walk(cell, ({ value }) => {
        text += value ?? '';
      });
      return text;
    });
}

/** Rows of all tables as words, and the names of all elements. */
export function readMarkdown(text: string): {
  readonly rows: string[][];
  readonly elements: ReadonlySet<string>;
} {
  const html = micromark(text, {
    extensions: [gfmTable()],
    htmlExtensions: [gfmTableHtml()],
    allowDangerousHtml: true,
  });
  const rows: string[][] = [];
  const elements = new Set<string>();
  walk(parseFragment(html) as unknown as Node, (node) => {
    elements.add(node.nodeName);
    if (node.nodeName === 'tr') rows.push(cellsOf(node));
  });
  return { rows, elements };
}

/** What the schema as OASIS published it says of a log, from the package that ships it. */
export function oasisErrors(log: unknown): readonly unknown[] {
  const require = createRequire(import.meta.url);
  const folder = join(require.resolve('@microsoft/jest-sarif/package.json'), '..');
  const text = readFileSync(join(folder, 'lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8');
  // Draft 4 differs from what Ajv reads in how a schema names itself only.
  const { id, $schema, ...schema } = JSON.parse(text) as Record<string, unknown>;
  if (!String(id).includes('sarif-2.1.0')) throw new Error(`not the schema of SARIF: ${id}, ${$schema}`);
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  const validate = ajv.compile(schema);
  validate(log);
  return validate.errors ?? [];
}
