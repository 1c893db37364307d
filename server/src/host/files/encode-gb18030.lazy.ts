import iconv from 'iconv-lite';

/** GB18030 and never `gbk`, which loses what is outside of its table. Loaded only when such a file is written. */
export const encodeGb18030 = (text: string): Uint8Array => iconv.encode(text, 'gb18030');
