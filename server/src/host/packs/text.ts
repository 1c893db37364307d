import { refuse } from './fault.js';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/** Text of a file of a pack: UTF-8 and nothing else, so that every program reads the same. */
export function textOf(name: string, bytes: Uint8Array): string {
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff))
    refuse('utf16', `${name} 是 UTF-16 编码，请用 UTF-8 保存。`, `${name} is UTF-16; save it as UTF-8.`);
  if (bytes.includes(0)) {
    // Letters of Latin script in UTF-16 without a mark have every other byte 0.
    const zeros = bytes.subarray(0, 200).reduce((n, byte) => n + (byte === 0 ? 1 : 0), 0);
    if (bytes.length > 3 && zeros > Math.min(200, bytes.length) / 4)
      refuse('utf16', `${name} 是 UTF-16 编码，请用 UTF-8 保存。`, `${name} is UTF-16; save it as UTF-8.`);
    refuse('nul', `${name} 含有 NUL 字符。`, `${name} holds NUL characters.`);
  }
  try {
    return UTF8.decode(bytes);
  } catch {
    return refuse('encoding', `${name} 不是 UTF-8 编码。`, `${name} is not UTF-8.`);
  }
}
