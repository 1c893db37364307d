import type { MessageData, MessageValue } from '../checks/define.js';
import type { Localized } from '../form/form.js';

export type Language = 'zh' | 'en';

const PLACEHOLDER = /\{\{([a-zA-Z][a-zA-Z0-9]*)\}\}/;

/** A message in one language: words and names of placeholders in turn, words first and last. */
type Template = readonly string[];

const templates: Readonly<Record<Language, WeakMap<Localized, Template>>> = {
  zh: new WeakMap(),
  en: new WeakMap(),
};

function templateOf(message: Localized, language: Language): Template {
  let template = templates[language].get(message);
  if (template === undefined) {
    template = message[language].split(PLACEHOLDER);
    templates[language].set(message, template);
  }
  return template;
}

/** Puts data into a message; an unknown placeholder stays visible, so that a test sees it. */
export function word(message: Localized, data: MessageData | undefined, language: Language): string {
  const template = templateOf(message, language);
  let out = template[0]!;
  for (let i = 1; i < template.length; i += 2) {
    const name = template[i]!;
    const value = data?.[name];
    out += value === undefined ? `{{${name}}}` : valueText(value, language);
    out += template[i + 1]!;
  }
  return out;
}

/** Code units of a value that a message repeats; a pattern of a pack may find a whole paragraph. */
const LONGEST = 500;

function valueText(value: MessageValue, language: Language): string {
  const text = typeof value === 'object' ? value[language] : String(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
