import type { Form } from '../form/form.js';
import { matterWords } from './matters.js';
import { sectionWords } from './sections.js';
import type { FormWords } from './source.js';
import { titleWords } from './titles.js';

const known = new WeakMap<Form, FormWords>();

/** The form's words for titles, sections and matters, made at the first use. */
export function wordsOf(form: Form): FormWords {
  let words = known.get(form);
  if (words === undefined) {
    words = {
      titles: titleWords(form),
      sections: sectionWords(form),
      matters: form.sections.map((section) => matterWords(section.matters)),
      tables: form.sections.map((section) => form.tables.findIndex((table) => table.id === section.table)),
      noise: new Set(form.noise.map((word) => word.charCodeAt(0))),
    };
    known.set(form, words);
  }
  return words;
}
