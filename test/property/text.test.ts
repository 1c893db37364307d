import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyEdits } from '../../server/src/core/text/edit.js';
import { LineIndex } from '../../server/src/core/text/lines.js';
import { byteColumns } from '../../server/src/host/files/byte-column.js';
import { decode } from '../../server/src/host/files/decode.js';
import { EncodeFault, encode } from '../../server/src/host/files/encode.js';
import * as fc from '../support/fast-check.js';

/** Every line end, halves of pairs, marks. */
const text = fc
  .array(
    fc.constantFrom(
      'a',
      '甲',
      '\n',
      '\r',
      '\r\n',
      '𠮷',
      '\uD842',
      '\uDC00',
      '\u2028',
      '\uFEFF',
      '\u0301',
      'é',
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));

describe('places', () => {
  test('lines and characters are those of the protocol’s own library', () => {
    fc.assert(
      fc.property(text, fc.nat(80), fc.nat(30), fc.nat(30), (words, offset, line, character) => {
        const index = new LineIndex(words);
        const document = TextDocument.create('file:///a.md', 'markdown', 1, words);
        expect(index.count).toBe(document.lineCount);
        expect(index.positionAt(offset)).toEqual(
          // A place between CR and LF belongs to the line that they end.
          words[offset - 1] === '\r' && words[offset] === '\n'
            ? index.positionAt(offset)
            : document.positionAt(offset),
        );
        const at = index.offsetAt({ line, character });
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(words.length);
        const back = index.positionAt(Math.min(offset, words.length));
        expect(index.offsetAt(back)).toBe(Math.min(offset, words.length));
      }),
      { numRuns: 500 },
    );
  });

  test('bytes of a line are counted alike in any order', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(fc.nat(60), { maxLength: 12 }),
        (words, offsets) => {
          const column = byteColumns(words);
          for (const wanted of offsets) {
            // Between characters, as findings stand.
            let at = Math.min(wanted, words.length);
            if (/[\uDC00-\uDFFF]/.test(words[at] ?? '') && /[\uD800-\uDBFF]/.test(words[at - 1] ?? '')) at--;
            const line = Math.max(words.lastIndexOf('\n', at - 1), words.lastIndexOf('\r', at - 1)) + 1;
            expect(column(at)).toBe(Buffer.byteLength(words.slice(at === 0 ? 0 : line, at), 'utf8'));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  test('edits that do not overlap are applied whatever their order', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.tuple(fc.nat(60), fc.nat(5), text), { maxLength: 6 }),
        (words, wishes) => {
          let end = -1;
          const edits = wishes
            .map(([start, length, newText]) => ({ start: Math.min(start, words.length), length, newText }))
            .sort((a, b) => a.start - b.start)
            .flatMap(({ start, length, newText }) => {
              if (start <= end) return [];
              end = Math.min(words.length, start + length);
              return [{ range: { start, end }, newText }];
            });
          let wanted = '';
          let at = 0;
          for (const { range, newText } of edits) {
            wanted += words.slice(at, range.start) + newText;
            at = range.end;
          }
          wanted += words.slice(at);
          expect(applyEdits(words, edits)).toBe(wanted);
          expect(applyEdits(words, [...edits].reverse())).toBe(wanted);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('bytes', () => {
  test('any bytes are a text or are refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decode(bytes);
        expect(typeof decoded === 'string' ? ['binary', 'undecodable'] : [decoded]).toContain(decoded);
      }),
      { numRuns: 500 },
    );
  });

  test('UTF-8 is read as the platform reads it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (words) => {
        const bytes = Buffer.from(words, 'utf8');
        const decoded = decode(bytes);
        if (words.includes('\0') || typeof decoded === 'string') expect(words).toContain('\0');
        else if (decoded.encoding === 'utf-8') expect(decoded.text).toBe(new TextDecoder().decode(bytes));
      }),
      { numRuns: 300 },
    );
  });

  test('what was read is written back byte for byte, or refused', async () => {
    const encodings = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'gb18030');
    await fc.assert(
      fc.asyncProperty(text, encodings, fc.boolean(), async (words, encoding, bom) => {
        const marked = bom || encoding.startsWith('utf-16');
        let bytes: Uint8Array;
        try {
          bytes = await encode(`信息公开${words}`, { encoding, bom: marked && encoding !== 'gb18030' });
        } catch (error) {
          expect(error).toBeInstanceOf(EncodeFault);
          return;
        }
        const decoded = decode(bytes);
        if (typeof decoded === 'string') throw new Error(decoded);
        expect(decoded.text).toBe(`信息公开${words}`);
        expect(Buffer.from(await encode(decoded.text, decoded)).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});
