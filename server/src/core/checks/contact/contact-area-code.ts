import { contactBlock, mayHoldContact } from '../../contact/block.js';
import { reportCity } from '../../contact/city.js';
import { cityIndex } from '../../place/cities.js';
import { facet, sourceRange } from '../../report/model.js';
import { defineCheck, type ProblemFix } from '../define.js';

/** The area code is there, and it is one that is in use. */
export const check = defineCheck({
  summary: 'Telephone numbers carry an area code, and some city has it.',
  params: (z) => z.strictObject({}),
  messages: ['missing', 'unknown', 'withdrawn', 'fix'],
  prepare: () => null,
  concerns: mayHoldContact,
  run({ report, places, agency, emit }) {
    const fields = facet(report, contactBlock).fields.filter((f) => f.kind === 'phone' || f.kind === 'fax');
    if (fields.length === 0) return;
    const index = cityIndex(places);
    // A later number of an office is often given without the code that the first one has.
    let coded = false;
    const cities = reportCity(report, agency.region, index);
    const city = cities.agency ?? cities.address;
    for (const field of fields)
      for (const phone of field.phones) {
        if (phone.kind !== 'fixed') continue;
        if (phone.area !== null) coded = true;
        const range = sourceRange(field.passage, field.from + phone.start, field.from + phone.end);
        const number = field.text.slice(phone.start, phone.end);
        if (phone.area === null) {
          if (coded) continue;
          const code =
            city?.areaCodes.length === 1 && city.confidence !== 'medium' ? city.areaCodes[0]! : null;
          const fixes: ProblemFix[] =
            code === null
              ? []
              : [
                  {
                    title: 'fix',
                    data: { code },
                    kind: 'suggestion',
                    edits: [{ range: { start: range.start, end: range.start }, newText: `${code}-` }],
                  },
                ];
          emit({ message: 'missing', range, key: 'area-code', data: { number }, fixes });
          return;
        }
        // A code that some city gave up: with the report's city known, `contact/region` says what it is today.
        if (index.byAreaCode.has(phone.area) || city?.withdrawnAreaCodes.includes(phone.area)) continue;
        const former = index.byWithdrawn.get(phone.area);
        if (former) {
          const data = { code: phone.area, city: former[0]!.name, now: former[0]!.areaCodes.join('、') };
          emit({ message: 'withdrawn', range, key: 'area-code', data });
        } else emit({ message: 'unknown', range, key: 'area-code', data: { code: phone.area } });
      }
  },
});
