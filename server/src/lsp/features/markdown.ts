/** Words of a report inside Markdown: shown as they are, never as markup or a link. */
export const plain = (text: string): string => text.replace(/[\\`*_{}[\]()#+!|<>&~]/g, '\\$&');

export const code = (text: string): string => `\`${text.replaceAll('`', 'ʼ')}\``;
