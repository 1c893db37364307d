import type { Paragraph } from '../report/model.js';
import type { Range } from '../text/range.js';
import type { Phone } from './phone.js';

export const contactKinds = ['address', 'postcode', 'phone', 'fax', 'email', 'website', 'person'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** `邮编：545100` in a report. */
export interface ContactField {
  readonly kind: ContactKind;
  readonly label: Range;
  /** Empty, after the label, where nothing is given. */
  readonly value: Range;
  readonly text: string;
  /** The value in the clean text of its passage. */
  readonly passage: Paragraph;
  readonly from: number;
  readonly to: number;
  /** Numbers of a telephone or fax field. */
  readonly phones: readonly Phone[];
}

/** How contact data are labelled, by kind. */
export type ContactLabels = Readonly<Record<ContactKind, readonly string[]>>;

/** Labels in use in annual reports; a form may bring its own. */
export const commonLabels: ContactLabels = {
  address: [
    '联系地址',
    '通讯地址',
    '通信地址',
    '办公地址',
    '邮寄地址',
    '单位地址',
    '办公地点',
    '地址',
    '地 址',
  ],
  postcode: ['邮政编码', '邮编', '邮 编'],
  phone: [
    '联系电话、传真',
    '电话、传真',
    '电话（传真）',
    '电话(传真)',
    '电话/传真',
    '电话及传真',
    '联系电话',
    '咨询电话',
    '办公电话',
    '服务电话',
    '公开电话',
    '固定电话',
    '电话号码',
    '联系方式',
    '电话',
    '电 话',
  ],
  fax: ['传真电话', '图文传真', '传真号码', '传真'],
  email: [
    '电子邮箱地址',
    '电子邮箱',
    '电子邮件',
    '电子信箱',
    '联系邮箱',
    '邮箱地址',
    '邮箱',
    'E-mail',
    'E-MAIL',
    'e-mail',
    'Email',
    'email',
  ],
  website: ['网站地址', '网站网址', '网址', '网站'],
  person: ['联系人', '联 系 人'],
};
