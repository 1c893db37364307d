import { describe, expect, it } from 'vitest';
import { formDigestOf, hydrateWords } from '../../../server/src/core/form/digest.js';
import { Lexicon } from '../../../server/src/core/form/lexicon.js';
import { formDigest } from '../../../server/src/core/form/make-digest.js';
import { form } from '../../support/clean.js';

const digest = formDigestOf(form)!;
const made = new Lexicon(form);

describe('what was made of the form ahead of time', () => {
  it('is what would be made now', () => {
    expect(JSON.parse(JSON.stringify(formDigest(form)))).toEqual(digest);
  });

  it('becomes the same words again', () => {
    const again = form.tables.map((table, i) => hydrateWords(table, digest.tables[i]!));
    expect(again).toEqual(made.tables);
  });

  it('answers for a label as reading it would', () => {
    const kept = new Lexicon(form, digest);
    expect(digest.labels.length).toBeGreaterThan(150);
    for (const [label] of digest.labels)
      expect(kept.look(label, 0, label.length)).toEqual(made.look(label, 0, label.length));
  });

  it('is none of another form', () => {
    expect(formDigestOf({ ...form })).toBeNull();
  });
});
