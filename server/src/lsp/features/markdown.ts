import type { Language } from '../../core/engine/wording.js';

/** Words of a report inside Markdown: shown as they are, never as markup or a link. */
export const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+!|<>&~]/g, '\\$&');

export const code = (text: string): string => `\`${text.replaceAll('`', 'ʼ')}\``;

/** A page of Markdown: a title, then its parts, a blank line between. */
export const markdownPage = (title: string, parts: readonly string[]): string =>
  [`# ${plain(title)}`, ...parts, ''].join('\n\n');

/** Between what something is called and what it is. */
export const colon = (language: Language): string => (language === 'zh' ? '：' : ': ');
