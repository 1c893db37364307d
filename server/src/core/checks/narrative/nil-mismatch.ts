import { addressOf, nameOf } from '../../prose/cells.js';
import { prose } from '../../prose/prose.js';
import { sourceRange } from '../../report/model.js';
import { cellIndex, cellRange } from '../../report/table.js';
import { defineCheck } from '../define.js';

/** Where the text says that there was none, the tables say so too. */
export const check = defineCheck({
  summary: 'Phrases that say that there was none (未收到…申请, 均获维持) agree with the tables.',
  params: (z) => z.strictObject({}),
  messages: ['nil', 'upheld', 'finished', 'cell'],
  prepare: () => null,
  run({ report, emit }) {
    for (const { paragraph, text, nil } of prose(report)?.passages ?? [])
      for (const phrase of nil) {
        if (phrase.broken.length === 0) continue;
        const zh = phrase.broken.map(({ reading, value }) => `${nameOf(report.form, reading).zh}为${value}`);
        const en = phrase.broken.map(
          ({ reading, value }) => `${nameOf(report.form, reading).en} is ${value}`,
        );
        const first = phrase.broken[0]!.reading.terms[0]!;
        emit({
          message: phrase.message,
          range: sourceRange(paragraph, phrase.start, phrase.end),
          cell: addressOf(first),
          data: {
            phrase: text.slice(phrase.start, phrase.end),
            cells: { zh: zh.join('、'), en: en.join(', ') },
          },
          related: phrase.broken.flatMap(({ reading }) =>
            reading.terms.flatMap(({ address }) => {
              const table = report.tables.get(address.table);
              if (table === undefined) return [];
              const index = cellIndex(table.template, address.row, address.column);
              return [
                {
                  range: cellRange(table, index),
                  message: 'cell',
                  data: { name: nameOf(report.form, reading) },
                },
              ];
            }),
          ),
        });
      }
  },
});
