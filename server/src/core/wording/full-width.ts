/** Full-width digits or letters; `right` is the half-width form. Offsets of the text read. */
export interface FullWidthRun {
  readonly from: number;
  readonly to: number;
  readonly right: string;
}

const isWideDigit = (code: number): boolean => code >= 0xff10 && code <= 0xff19;

const isWideAlphanumeric = (code: number): boolean =>
  isWideDigit(code) || (code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a);

/** `．` and `，` and `－` belong to a figure only between its digits. */
const isInner = (code: number): boolean => code === 0xff0e || code === 0xff0d;

/** Runs of full-width digits and letters (２０２２, ＡＰＰ). Full-width ％ and ～ are usual in Chinese and stay. */
export function findFullWidth(text: string): FullWidthRun[] {
  const found: FullWidthRun[] = [];
  for (let at = 0; at < text.length; at++) {
    if (!isWideAlphanumeric(text.charCodeAt(at))) continue;
    let end = at + 1;
    for (;;) {
      const code = text.charCodeAt(end);
      if (isWideAlphanumeric(code)) end++;
      else if (
        isInner(code) &&
        isWideDigit(text.charCodeAt(end - 1)) &&
        isWideDigit(text.charCodeAt(end + 1))
      )
        end += 2;
      else break;
    }
    let right = '';
    for (let i = at; i < end; i++) right += String.fromCharCode(text.charCodeAt(i) - 0xfee0);
    found.push({ from: at, to: end, right });
    at = end - 1;
  }
  return found;
}
