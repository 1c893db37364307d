import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode, type Encoding } from '../../server/src/host/files/decode.js';
import { EncodeFault, encode } from '../../server/src/host/files/encode.js';
import { decodeUtf8 } from '../../server/src/host/files/utf8.js';
import * as fc from '../support/fast-check.js';

const TEXT = '甲市乙区教育局2022年政府信息公开工作年度报告\r\n新收申请３件，𠮷😀\n';

describe('decode', () => {
  const utf16be = Buffer.from(`\uFEFF${TEXT}`, 'utf16le').swap16();
  test.each<[string, Uint8Array, Encoding, boolean]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8', false],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${TEXT}`), 'utf-8', true],
    ['UTF-16LE with a mark', Buffer.from(`\uFEFF${TEXT}`, 'utf16le'), 'utf-16le', true],
    ['UTF-16BE with a mark', utf16be, 'utf-16be', true],
    ['UTF-16LE without a mark', Buffer.from(TEXT, 'utf16le'), 'utf-16le', false],
    ['GB18030', iconv.encode(TEXT, 'gb18030'), 'gb18030', false],
  ])('%s is read, and written back byte for byte', async (_, bytes, encoding, bom) => {
    const decoded = decode(bytes);
    expect(decoded).toEqual({ text: TEXT, encoding, bom });
    if (typeof decoded === 'string') return;
    expect(Buffer.from(await encode(decoded.text, decoded))).toEqual(Buffer.from(bytes));
  });

  test.each(['主动公开', '收到申请0件', '联通'])(
    'short GBK text %s is Chinese, not something else',
    (text) => {
      expect(decode(iconv.encode(text, 'gb18030'))).toEqual({ text, encoding: 'gb18030', bom: false });
    },
  );

  test.each<[string, Uint8Array, string]>([
    ['NUL bytes', Buffer.from('ab\0cd'), 'binary'],
    ['a zip archive', Buffer.from([0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0, 0xff, 0xfe]), 'binary'],
    ['a UTF-16 mark before bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0xd8]), 'binary'],
    ['a UTF-8 mark before bytes that are not UTF-8', Buffer.from([0xef, 0xbb, 0xbf, 0xff]), 'undecodable'],
    ['neither UTF-8 nor GB18030', Buffer.from([0xe7, 0x94, 0xff, 0xff]), 'undecodable'],
  ])('%s: %s', (_, bytes, fault) => {
    expect(decode(bytes)).toBe(fault);
  });

  test('an empty file is an empty text', () => {
    expect(decode(new Uint8Array())).toEqual({ text: '', encoding: 'utf-8', bom: false });
  });

  test('a text that does not survive its encoding is refused', async () => {
    await expect(encode('\ud800', { encoding: 'utf-8', bom: false })).rejects.toThrow(EncodeFault);
    await expect(encode('\ud800', { encoding: 'gb18030', bom: false })).rejects.toThrow(EncodeFault);
  });
});

describe('decodeUtf8 agrees with TextDecoder', () => {
  const strict = (bytes: Uint8Array): string | null => {
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  };
  const agree = (bytes: Uint8Array): void => {
    const expected = strict(bytes);
    const actual = decodeUtf8(bytes, 0, bytes.length);
    expect(actual).toBe(expected === null ? 'invalid' : expected.includes('\0') ? 'nul' : expected);
  };
  test('on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => agree(Buffer.from(text, 'utf8'))));
  });
  test('on any bytes', () => {
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom(0xe0, 0xed, 0xf0, 0xf4, 0x80, 0xbf, 0xc2),
    );
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (bytes) => agree(Uint8Array.from(bytes))),
      { numRuns: 2000 },
    );
  });
});
