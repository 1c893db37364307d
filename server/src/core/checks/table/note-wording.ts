import { isPlain, losesFigures } from '../../table/labels.js';
import { withoutUnseen } from '../../text/fold.js';
import { foldLabel, labelKey } from '../../text/label.js';
import { defineCheck, NO_PROSE } from '../define.js';

/** The relation note that the form prints in the head of its table stands there as printed. */
export const check = defineCheck({
  summary: "The form's printed note is kept as it is.",
  params: (z) => z.strictObject({}),
  messages: ['marks', 'words', 'set'],
  prepare: () => null,
  concerns: NO_PROSE,
  run({ document: { text }, report, emit }) {
    for (const table of report.tables.values()) {
      const { note, template } = table;
      if (note === null || template.note === null) continue;
      const written = text.slice(note.start, note.end);
      if (written === template.note) continue;
      const plain = isPlain(written);
      // Tags and line ends inside are the page's, not the author's: then only what is left of the words counts.
      if (!plain && written.replace(/<[^>]*>|[\r\n\t*|]/g, '') === template.note) continue;
      // What no eye sees is no wording; a line that goes on with the table's other words has the note complete.
      if (withoutUnseen(written).includes(template.note)) continue;
      const key = (words: string): string => labelKey(foldLabel(words, 0, words.length));
      const data = { table: template.name, note: template.note };
      const kind = losesFigures(written, template.note) ? 'suggestion' : 'safe';
      emit({
        message: key(written) === key(template.note) ? 'marks' : 'words',
        range: note,
        key: `${template.id}/note`,
        data,
        fixes: plain ? [{ title: 'set', data, kind, edits: [{ range: note, newText: template.note }] }] : [],
      });
    }
  },
});
