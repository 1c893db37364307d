import { digitValue, isBlank } from '../dates/numerals.js';

/** Six digits in ASCII, blanks left out; null for anything else. */
export function postcodeOf(text: string): string | null {
  let code = '';
  for (let i = 0; i < text.length; i++) {
    const digit = digitValue(text.charCodeAt(i));
    if (digit >= 0) code += digit;
    else if (!isBlank(text.charCodeAt(i))) return null;
  }
  return code.length === 6 ? code : null;
}
