import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Position, Range } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { builtinPack } from '../../../server/src/core/pack/builtin/builtin.js';
import { readDocument } from '../../../server/src/core/report/read.js';
import { addressText } from '../../../server/src/core/report/table.js';
import { textOfGiven } from './given.js';
import type { Given } from './page.js';

/** A folder with the given files, and ways to say places in words: `2022.md t3/A/total «9»`. */
export class Bench {
  readonly root: string;
  readonly #texts = new Map<string, string>();

  constructor(given: Given) {
    this.root = mkdtempSync(join(tmpdir(), 'gouji-lsp-'));
    for (const [name, file] of Object.entries(given.files)) this.write(name, textOfGiven(file));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  write(name: string, text: string): void {
    const path = join(this.root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    this.#texts.set(name, text);
  }

  uri(name: string): string {
    return pathToFileURL(name === '' ? this.root : join(this.root, name)).href;
  }

  name(uri: string): string {
    const root = `${this.uri('')}/`;
    return uri.startsWith(root) ? decodeURIComponent(uri.slice(root.length)) : basename(uri);
  }

  text(name: string): string {
    const text = this.#texts.get(name);
    if (text === undefined) throw new Error(`no file ${name} is given`);
    return text;
  }

  /** A report says which cell it is; other places are their own words. */
  say(document: TextDocument, range: Range): string {
    const start = document.offsetAt(range.start);
    const end = document.offsetAt(range.end);
    const words = document.getText().slice(start, end).replaceAll('\n', '⏎');
    const { reports } = readDocument(document.getText(), builtinPack().form);
    for (const { tables } of reports)
      for (const table of tables.values())
        for (let i = 0; i < table.start.length; i++)
          if (table.start[i]! >= 0 && table.start[i] === start && table.end[i] === end)
            return `${this.name(document.uri)} ${addressText(table.template, i)} «${words}»`;
    return `${this.name(document.uri)} «${words}»`;
  }

  /** `t3/A/total`, or words with `‸` where the cursor is; both in a text. */
  find(document: TextDocument, where: string): Position {
    return document.positionAt(this.offset(document.getText(), where));
  }

  offset(text: string, where: string): number {
    if (/^t\d\/[\w.]+\/\w+$/.test(where)) {
      const [id = '', row = '', column = ''] = where.split('/');
      for (const { tables } of readDocument(text, builtinPack().form).reports) {
        const table = tables.get(id);
        const width = table?.template.columns.length ?? 0;
        const r = table?.template.rowIndex.get(row);
        const c = table?.template.columnIndex.get(column);
        if (table && r !== undefined && c !== undefined && table.start[r * width + c]! >= 0)
          return table.start[r * width + c]!;
      }
      throw new Error(`the report has no cell ${where}`);
    }
    const words = where.replace('‸', '');
    const at = text.indexOf(words);
    if (at < 0) throw new Error(`the text does not hold “${words}”`);
    return at + Math.max(0, where.indexOf('‸'));
  }

  document(name: string): TextDocument {
    return TextDocument.create(this.uri(name), 'markdown', 0, this.text(name));
  }
}
