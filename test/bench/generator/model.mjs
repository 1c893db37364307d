import { rng } from './random.mjs';
import {
  CITIES,
  CN,
  cn,
  DEPTS,
  DISTRICTS,
  GROUPS4,
  KINDS,
  LAWS,
  RESULT_KEYS,
  ROADS,
  S1,
  S5M,
  S5P,
  S6,
  T3ROWS,
} from './vocabulary.mjs';

// A total and three parts that add up.
function partsText(r) {
  const parts = [r.int(1, 96), r.int(1, 96), r.int(1, 96)];
  const kinds = r.sample(KINDS, 3);
  const total = parts[0] + parts[1] + parts[2];
  return ` ${total} 条，其中${parts.map((n, i) => `${kinds[i]} ${n} 条`).join('，')}`;
}

// One report as data, with up to three injected errors.
export function makeReport(i, seed, errorRate) {
  const r = rng((Math.imul(seed, 0x01000193) ^ Math.imul(i + 1, 0x85ebca6b)) >>> 0);
  const [city, area, postcode, digits] = r.pick(CITIES),
    district = r.pick(DISTRICTS),
    dept = r.pick(DEPTS),
    year = r.pick([2021, 2022, 2022, 2022, 2023, 2024]);
  const agency = city + district + dept;
  const local = String(r.int(2, 8)) + String(r.int(0, 10 ** (digits - 1) - 1)).padStart(digits - 1, '0');
  const phone = `${area}-${local}`;
  const R = {
    id: i,
    city,
    district,
    dept,
    agency,
    short: district + dept,
    year,
    contact: {
      office: '办公室',
      address: `${city}${district}${r.pick(ROADS)} ${r.int(1, 480)} 号`,
      postcode: postcode + String(r.int(0, 999)).padStart(3, '0'),
      phone,
      email: `xx${phone.slice(-7)}@163.com`,
    },
  };
  // table 2
  const small = () => (r() < 0.6 ? 0 : r.int(1, 40));
  R.t2 = {
    rules: [0, 0, 0],
    normative: [small(), small(), 0],
    licence: small() * 37,
    penalty: small() * 3,
    coercion: small(),
    fee: r() < 0.8 ? 0 : r.int(1, 90000) / 100,
  };
  R.t2.normative[2] = R.t2.normative[0] + r.int(0, 30);
  // table 3: most agencies have few applications; a fifth have many
  const busy = r() < 0.25 ? 60 : r() < 0.5 ? 6 : 0;
  const zero = () => [0, 0, 0, 0, 0, 0, 0];
  R.t3 = {};
  for (const [k] of T3ROWS) R.t3[k] = zero();
  for (let c = 0; c < 6; c++) {
    const w = [1, 0.25, 0.05, 0.05, 0.12, 0.05][c];
    const cases = busy ? Math.round(r() * busy * w) : 0;
    for (let x = 0; x < cases; x++) R.t3[r() < 0.55 ? 'r1' : r.pick(RESULT_KEYS)][c]++;
    for (const k of RESULT_KEYS) R.t3.r7[c] += R.t3[k][c];
    const next = busy && r() < 0.3 ? r.int(0, 3) : 0,
      carried = Math.min(r.int(0, 2), cases + next) * (busy ? 1 : 0);
    R.t3.next[c] = next;
    R.t3.carried[c] = carried;
    R.t3.new[c] = R.t3.r7[c] + next - carried;
  }
  for (const [k] of T3ROWS) R.t3[k][6] = R.t3[k].slice(0, 6).reduce((a, b) => a + b, 0);
  // table 4: 3 groups x 5
  R.t4 = GROUPS4.map(() => {
    const v = [0, 0, 0, 0].map(() => (busy ? (r() < 0.7 ? 0 : r.int(1, 5)) : 0));
    return [...v, v[0] + v[1] + v[2] + v[3]];
  });
  const fill = (s) =>
    s
      .replace(/\{law2\}/g, () => r.pick(LAWS))
      .replace(/\{law\}/g, () => r.pick(LAWS))
      .replace(/\{k[23]?\}/g, () => r.pick(KINDS))
      .replace(/\{parts\}/g, () => partsText(r))
      .replace(/\{apply\}/g, () => String(R.t3.new[6]))
      .replace(/\{n\}/g, () => String(r.int(1, 96)))
      .replace(/\{N\}/g, () => String(r.int(800, 429000)))
      .replace(/\{e\}/g, () => String(r.int(1, 9)))
      .replace(/\{a\}/g, () => cn(r.pick([10, 13, 17, 20, 26, 27, 33, 50])))
      .replace(/\{d\}/g, R.short)
      .replace(/\{c\}/g, city)
      .replace(/\{y\}/g, String(year));
  const heads = ['主动公开', '依申请公开', '政府信息管理', '政府信息公开平台建设', '监督保障'];
  const bank = [...r.sample(S1, S1.length), ...r.sample(S1, S1.length)];
  R.s1 = heads.map((h, k) => ({
    head: `（${CN[k + 1]}）${h}`,
    text: bank
      .slice(k * 6, k * 6 + r.int(3, 6))
      .map(fill)
      .join(''),
  }));
  const np = r.int(2, 4),
    nm = r.int(3, 6);
  R.s5 = { problems: r.sample(S5P, np), measures: r.sample(S5M, nm).map(fill) };
  R.s6 = fill(r.pick(S6));
  // ---------- injected errors ----------
  R.injected = [];
  R.drop = new Set();
  R.dropRow = null;
  R.blank = null;
  R.law = '《中华人民共和国政府信息公开条例》';
  R.bodyYear = year;
  if (r() < errorRate) {
    const kinds = r.sample(
      [
        'row-total',
        'balance',
        'column-total',
        't4-total',
        'missing-section',
        'missing-row',
        'blank-cell',
        'bad-phone',
        'bad-email',
        'bad-postcode',
        'wrong-statute',
        'year-mismatch',
        'negative',
      ],
      r.int(1, 3),
    );
    for (const e of kinds) {
      R.injected.push(e);
      if (e === 'row-total') R.t3.r1[6] += r.int(1, 5);
      if (e === 'balance') R.t3.new[r.int(0, 5)] += r.int(1, 5);
      if (e === 'column-total') R.t3.r7[r.int(0, 5)] += 1;
      if (e === 't4-total') R.t4[r.int(0, 2)][4] += 1;
      if (e === 'missing-section') R.drop.add(r.int(2, 6));
      if (e === 'missing-row') R.dropRow = r.pick(RESULT_KEYS);
      if (e === 'blank-cell') R.blank = [r.pick(RESULT_KEYS), r.int(0, 6)];
      if (e === 'bad-phone') R.contact.phone = R.contact.phone.slice(0, -3);
      if (e === 'bad-email') R.contact.email = R.contact.email.replace('@', '＠');
      if (e === 'bad-postcode') R.contact.postcode = R.contact.postcode.slice(1);
      if (e === 'wrong-statute') R.law = '《中华人民共和国政府信息公开办法》';
      if (e === 'year-mismatch') R.bodyYear = year - 1;
      if (e === 'negative') R.t3.r2[0] = -1;
    }
  }
  return R;
}
