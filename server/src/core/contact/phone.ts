/** A telephone number in a value; offsets in that value. */
export interface Phone {
  readonly start: number;
  readonly end: number;
  readonly kind: 'fixed' | 'mobile' | 'service' | 'hotline' | 'malformed';
  /** `0772`; null where none is written. */
  readonly area: string | null;
  readonly local: string;
}

/** Beyond plain ASCII, or a sign that stands for a dash. */
const FOLDED = /[^ -^`-}]/;

/** One ASCII character for each, so that offsets stay: full-width digits and brackets, every kind of dash. */
function fold(value: string): string {
  if (!FOLDED.test(value)) return value;
  let out = '';
  for (const c of value) {
    const code = c.charCodeAt(0);
    if (code >= 0xff10 && code <= 0xff19) out += String.fromCharCode(code - 0xfee0);
    else if ('—–－‐‑―─﹣−～~_'.includes(c)) out += '-';
    else if (c === '（') out += '(';
    else if (c === '）') out += ')';
    else if (c === '\u00a0' || c === '\u3000') out += ' ';
    else out += c.length === 1 ? c : '??';
  }
  return out;
}

const NUMBER =
  /(?:\+?86[- ]{1,2}([1-9]\d{1,2})[- ](?=\d{7})|\+?86[- ]{1,2}(?=[01]))?(?:\((0\d{1,4})\) {0,2}-{0,2} {0,2}|(0\d{1,4}) {0,2}-{1,2} {0,2}|(0\d{2,3}) {1,2}(?=\d{7}))?(\d+(?:-\d+)*)/g;
const SERVICE = /^[48]00-?\d{3}-?\d{4}$|^[48]00-?\d{4}-?\d{3}$/;
const MOBILE = /^1[3-9]\d-?\d{4}-?\d{4}$/;
/** 12345, 12315, 110, 96xxx, 95xxx: short numbers of services. */
const HOTLINE = /^(?:1\d{2}|1[0-9]{4}|9[56]\d{3,4})$/;
const EXTENSION = / ?(?:转|分机|[xX×])(?: ?分机)?(?:号)? ?\d{1,6}/y;

/** Brackets that hold no area code hold hours or remarks: `（工作日8:30—17:30）`. Offsets stay. */
const REMARK = /\((?! ?0\d{1,4} ?\))[^()]*\)?/g;

/** Numbers of a value such as `0772-7212375、7212376转8001`. */
export function readPhones(value: string): Phone[] {
  const folded = fold(value);
  const text = folded.includes('(') ? folded.replace(REMARK, (remark) => ' '.repeat(remark.length)) : folded;
  const found: Phone[] = [];
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
    EXTENSION.lastIndex = NUMBER.lastIndex;
    if (EXTENSION.test(text)) NUMBER.lastIndex = EXTENSION.lastIndex;
    const abroad = match[1] === undefined ? null : `0${match[1]}`;
    const area = match[2] ?? match[3] ?? match[4] ?? abroad;
    found.push(classify(match.index, match.index + match[0].length, area, match[5]!));
  }
  return found;
}

function classify(start: number, end: number, area: string | null, digits: string): Phone {
  const phone = (kind: Phone['kind'], code: string | null, local: string): Phone => ({
    start,
    end,
    kind,
    area: code,
    local,
  });
  if (area === null) {
    if (SERVICE.test(digits)) return phone('service', null, digits);
    if (MOBILE.test(digits)) return phone('mobile', null, digits);
    if (HOTLINE.test(digits)) return phone('hotline', null, digits);
    // The dash was lost: 05987500615.
    if (digits.startsWith('0') && /^\d+(?:-\d{1,6})?$/.test(digits)) {
      const length = /^0(?:10|2)/.test(digits) ? 3 : 4;
      return withArea(phone, digits.slice(0, length), digits.slice(length));
    }
    const [local = '', extension = ''] = digits.split('-');
    const right = isLocal(local, [7, 8]) && extension.length <= 6;
    return phone(right ? 'fixed' : 'malformed', null, local);
  }
  return withArea(phone, area, digits);
}

const NO_PARTS: readonly string[] = [];

function withArea(
  phone: (kind: Phone['kind'], area: string | null, local: string) => Phone,
  area: string,
  digits: string,
): Phone {
  const dash = digits.indexOf('-');
  const first = dash < 0 ? digits : digits.slice(0, dash);
  const rest = dash < 0 ? NO_PARTS : digits.slice(dash + 1).split('-');
  // 0772-721-2375 is one number; 0772-7212375-8001 has an extension.
  const grouped = first.length < 5 && rest[0] !== undefined && first.length + rest[0].length >= 7;
  const local = grouped ? first + rest[0]! : first;
  const extensions = grouped ? rest.slice(1) : rest;
  if (HOTLINE.test(local)) return phone('hotline', area, local);
  const long = area === '010' || /^02\d$/.test(area);
  const short = /^0[3-9]\d\d$/.test(area);
  const right =
    (long || short) && isLocal(local, long ? [8] : [7, 8]) && extensions.every((e) => e.length <= 8);
  return phone(right ? 'fixed' : 'malformed', area, local);
}

const isLocal = (digits: string, lengths: readonly number[]): boolean =>
  lengths.includes(digits.length) && /^[2-8]/.test(digits);
