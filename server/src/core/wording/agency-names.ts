/** How two names of an office compare. */
export type NameRelation = 'same' | 'different' | 'unclear';

/** Without blanks, and without what opens a sentence about the office. */
const bare = (name: string): string => name.replace(/\s+/g, '');

/**
 * Compares two names of an office as authors write them: the full name and a short one are the same (甲市乙区教育局,
 * 乙区教育局, 市教育局), so are abbreviations (卫健委). Different only where both end in an organ's word and neither
 * can be a form of the other.
 */
export function compareNames(a: string, b: string, organs: readonly string[]): NameRelation {
  const first = bare(a);
  const second = bare(b);
  const [short, long] = first.length <= second.length ? [first, second] : [second, first];
  if (long.endsWith(short) || long.startsWith(short) || isSubsequence(short, long)) return 'same';
  const ends = (name: string): string | undefined => organs.find((organ) => name.endsWith(organ));
  const organ = ends(short);
  if (organ === undefined || ends(long) === undefined) return 'unclear';
  // 区教育局 against 市教育体育局: the same office by an older or a wider name.
  const core = short.slice(0, -organ.length);
  const field = core.replace(/^.*[省市州盟县区旗镇乡]/, '');
  if (field.length === 0) return 'unclear';
  return isSubsequence(field, long) ? 'unclear' : 'different';
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of short) {
    at = long.indexOf(char, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
