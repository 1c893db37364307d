import type { MessageData, MessageValue } from '../checks/define.js';
import type { Localized } from '../form/form.js';

export type Language = 'zh' | 'en';

const PLACEHOLDER = /\{\{([a-zA-Z][a-zA-Z0-9]*)\}\}/g;

/** Puts data into a message; an unknown placeholder stays visible, so that a test sees it. */
export function word(message: Localized, data: MessageData | undefined, language: Language): string {
  return message[language].replace(PLACEHOLDER, (whole, name: string) => {
    const value = data?.[name];
    return value === undefined ? whole : valueText(value, language);
  });
}

const valueText = (value: MessageValue, language: Language): string =>
  typeof value === 'object' ? value[language] : String(value);
