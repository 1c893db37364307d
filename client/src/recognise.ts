import type { TextDocument } from 'vscode';

/** Kinds of file that reports are written in; the content decides. */
export const LANGUAGES = ['markdown', 'plaintext', 'html', 'tsv', 'gouji-report'] as const;

/** Titles of the built-in forms in all their wordings; a test holds it against them. */
export const TITLE =
  /(?:信息公开|政务公开|法治政府建设)(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:报告|年报)/;
const SECTIONS =
  /总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况|行政复议、行政诉讼情况|存在的主要问题及改进情况|其他需要报告的事项/g;
const LABEL = /本年新收政府信息公开申请数量|现行有效件数/;
/** A report names itself at its beginning; a long file is not read through for it. */
const HEAD = 20_000;

/**
 * Whether a document may be a report: its title, two section titles or a table's label. Cheaper and laxer than
 * the server's own reading, which decides; it only keeps the server from being started for other texts.
 */
export function mayBeReport(document: TextDocument): boolean {
  if (!(LANGUAGES as readonly string[]).includes(document.languageId)) return false;
  const head = document.getText().slice(0, HEAD);
  if (TITLE.test(head) || LABEL.test(head)) return true;
  return new Set(head.match(SECTIONS)).size >= 2;
}

/** Settings, a pack's manifest or one of its rules: reasons to start the server. */
export function isOurYaml({ languageId, uri: { path }, getText }: TextDocument): boolean {
  if (languageId !== 'yaml') return false;
  if (/(?:^|\/)gouji\.yaml$/.test(path)) return true;
  if (/\/pack\.yaml$/.test(path)) return /^engine:/m.test(getText());
  return /\/rules\/.+\.yaml$/.test(path) && /^check:/m.test(getText()) && /^messages:/m.test(getText());
}
