import { describe, expect, test } from 'vitest';
import { contactBlock } from '../../../server/src/core/contact/block.js';
import { isIdentityNumber, passesLuhn } from '../../../server/src/core/contact/checksums.js';
import { emailFault } from '../../../server/src/core/contact/email.js';
import { longNumbers } from '../../../server/src/core/contact/long-numbers.js';
import { readPhones } from '../../../server/src/core/contact/phone.js';
import { facet } from '../../../server/src/core/report/model.js';
import * as fc from '../../support/fast-check.js';
import { writtenReport } from '../../support/written-report.js';

describe('telephone numbers', () => {
  const read = (value: string) => readPhones(value).map(({ kind, area, local }) => [kind, area, local]);

  test.each<[string, (string | null)[][]]>([
    ['0772-2810001', [['fixed', '0772', '2810001']]],
    ['0772—2810001', [['fixed', '0772', '2810001']]],
    ['（0772）2810001', [['fixed', '0772', '2810001']]],
    ['0772 2810001', [['fixed', '0772', '2810001']]],
    ['07722810001', [['fixed', '0772', '2810001']]],
    ['02162810001', [['fixed', '021', '62810001']]],
    ['021-62810001转8001', [['fixed', '021', '62810001']]],
    ['0772-2810001-8001', [['fixed', '0772', '2810001']]],
    ['0772-281-0001', [['fixed', '0772', '2810001']]],
    ['＋86-772-2810001', [['fixed', '0772', '2810001']]],
    ['０７７２－２８１０００１', [['fixed', '0772', '2810001']]],
    ['2810001', [['fixed', null, '2810001']]],
    ['12345', [['hotline', null, '12345']]],
    ['0772-12345', [['hotline', '0772', '12345']]],
    ['400-810-1234', [['service', null, '400-810-1234']]],
    ['13800000000', [['mobile', null, '13800000000']]],
    ['138-0000-0000', [['mobile', null, '138-0000-0000']]],
    ['0772-2810', [['malformed', '0772', '2810']]],
    ['021-6281000', [['malformed', '021', '6281000']]],
    ['0772-1810001', [['malformed', '0772', '1810001']]],
    ['07721-2810001', [['malformed', '07721', '2810001']]],
    ['281000', [['malformed', null, '281000']]],
    [
      '0772-2810001、2810002/0772-2810003',
      [
        ['fixed', '0772', '2810001'],
        ['fixed', null, '2810002'],
        ['fixed', '0772', '2810003'],
      ],
    ],
    ['0772-2810001（工作日8:30—17:30）', [['fixed', '0772', '2810001']]],
  ])('%s', (value, expected) => {
    expect(read(value.replace('＋', '+'))).toEqual(expected);
  });

  test('never throws, and ranges stay inside', () => {
    const part = fc.constantFrom('0', '7', '72', '-', '—', '（', '）', ' ', '转', '1', '38', '/', '、', '8');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const value = parts.join('');
        for (const { start, end } of readPhones(value)) {
          expect(start >= 0 && start < end && end <= value.length).toBe(true);
        }
      }),
    );
  });
});

describe('e-mail addresses', () => {
  test.each([
    ['jy_2810001@163.com', null],
    ['a.b-c@jn.example.gov.cn', null],
    ['jy2810001＠163.com', 'full-width'],
    ['jy2810001@163．com', 'full-width'],
    ['jy2810001@ 163.com', 'blank'],
    ['jy2810001#163.com', 'obfuscated'],
    ['jy2810001.163.com', 'no-at'],
    ['jy2810001@163com', 'no-domain'],
    ['jy@@163.com', 'malformed'],
    ['@163.com', 'malformed'],
    ['jy@163..com', 'malformed'],
    ['a@163.com b@163.com', null],
  ])('%s', (text, fault) => {
    expect(emailFault(text)).toBe(fault);
  });
});

describe('the contact block', () => {
  const fields = (text: string) =>
    facet(writtenReport(text), contactBlock).fields.map(({ kind, text: value }) => `${kind} ${value}`);
  const ALL = ['address 柳州市甲乙区和平路1号', 'postcode 545001', 'phone 0772-2810001', 'email a@163.com'];

  test.each([
    '（地址：柳州市甲乙区和平路1号，邮编：545001，电话：0772-2810001，电子邮箱：a@163.com）。',
    '联系地址:柳州市甲乙区和平路1号;邮政编码:545001;联系电话:0772-2810001;电子邮件:a@163.com。',
    '地址：柳州市甲乙区和平路1号 邮编：545001 电话：0772-2810001 E-mail：a@163.com',
    '地 址：柳州市甲乙区和平路1号\n邮 编：545001\n电 话：0772-2810001\n邮箱：a@163.com',
    '（地址：柳州市甲乙区和平路1号，邮编545001，电话0772-2810001，邮箱a@163.com）',
    '一、总体情况\n正文。\n六、其他\n地址：柳州市甲乙区和平路1号，邮编：545001，电话：0772-2810001，邮箱：a@163.com',
  ])('%s', (text) => {
    expect(fields(text)).toEqual(ALL);
  });

  test('running text about telephones and mail is none', () => {
    expect(fields('可通过电话、邮箱、信函等方式提出意见。')).toEqual([]);
    expect(fields('联系方式：甲乙区档案服务中心办公室。')).toEqual([]);
    expect(fields('一、总体情况\n公布监督电话：0772-2810001，接听热线电话120次。')).toEqual([]);
  });

  test('brackets and commas inside an address belong to it', () => {
    expect(fields('地址：柳州市甲乙区和平路1号（政务大楼，东侧），邮编：545001')).toEqual([
      'address 柳州市甲乙区和平路1号（政务大楼，东侧）',
      'postcode 545001',
    ]);
  });

  test('an empty field is one', () => {
    expect(fields('地址：，邮编：545001')).toEqual(['address ', 'postcode 545001']);
  });

  test('values stand where they say', () => {
    const report = writtenReport('联系我们（**电话**：0772-2810001）。');
    const [phone] = facet(report, contactBlock).fields;
    expect(report.document.text.slice(phone!.value.start, phone!.value.end)).toBe('0772-2810001');
  });
});

describe('long numbers', () => {
  const long = (text: string) => facet(writtenReport(text), longNumbers).map(({ digits }) => digits);

  test.each<[string, string[]]>([
    ['号码13800000000。', ['13800000000']],
    ['号码138-0000-0000。', ['13800000000']],
    ['号码138 0000 0000。', ['13800000000']],
    ['账户4111 1111 1111 1111。', ['4111111111111111']],
    ['身份号码11010519491231002X。', ['11010519491231002X']],
    ['a13800000000', []],
    ['13800000000.pdf', []],
    ['http://example.cn/13800000000', []],
    ['x13800000000@example.cn', []],
    ['2022 2023 年度', []],
    ['12345678901234567890', []],
  ])('%s', (text, expected) => {
    expect(long(text)).toEqual(expected);
  });
});

describe('check digits', () => {
  test('identity numbers', () => {
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    // No such day, no such province.
    expect(isIdentityNumber('110105194913310023')).toBe(false);
    expect(isIdentityNumber('990105194912310028')).toBe(false);
  });

  test('one changed digit breaks the Luhn sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digits = [...'4111111111111111'];
        digits[at] = String((Number(digits[at]) + by) % 10);
        expect(passesLuhn(digits.join(''))).toBe(false);
      }),
    );
    expect(passesLuhn('4111111111111111')).toBe(true);
  });
});
