/** What is wrong with an e-mail address; null where nothing is. */
export type EmailFault = 'full-width' | 'blank' | 'obfuscated' | 'no-at' | 'no-domain' | 'malformed';

/** Full-width signs of addresses and what stands for them. */
const HALF: Readonly<Record<string, string>> = { '＠': '@', '．': '.', '。': '.', '＿': '_', '－': '-' };

export const halfWidth = (text: string): string =>
  text.replace(
    /[＠．。＿－\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g,
    (c) => HALF[c] ?? String.fromCharCode(c.charCodeAt(0) - 0xfee0),
  );

const LOCAL = /^[A-Za-z0-9_+'-]+(?:\.[A-Za-z0-9_+'-]+)*$/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,12}$/;
const WELL_FORMED = new RegExp(`${LOCAL.source.slice(0, -1)}@${DOMAIN.source.slice(1)}`);
const OBFUSCATED = /[[({【（#]\s*(?:at|AT)\s*[\])}】）#]|#/;

export function emailFault(text: string): EmailFault | null {
  if (WELL_FORMED.test(text)) return null;
  if (halfWidth(text) !== text) {
    return emailFault(halfWidth(text)) === null ? 'full-width' : emailFault(halfWidth(text));
  }
  if (/\s/.test(text)) {
    const joined = text.replace(/\s+/g, '');
    // Two addresses side by side are no blank inside of one.
    if (joined.indexOf('@') !== joined.lastIndexOf('@')) return null;
    return emailFault(joined) === null ? 'blank' : emailFault(joined);
  }
  const at = text.indexOf('@');
  if (at < 0) return OBFUSCATED.test(text) ? 'obfuscated' : 'no-at';
  if (text.indexOf('@', at + 1) >= 0) return /[、/]/.test(text) ? null : 'malformed';
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  if (!LOCAL.test(local)) return 'malformed';
  if (!domain.includes('.')) return 'no-domain';
  return DOMAIN.test(domain) ? null : 'malformed';
}
