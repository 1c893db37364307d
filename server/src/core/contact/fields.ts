import type { ContactKind } from '../form/contact.js';
import type { Paragraph } from '../report/model.js';
import type { Range } from '../text/range.js';
import type { Phone } from './phone.js';

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
