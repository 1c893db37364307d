/** Words from which the rank of an agency is told, as a rule states them. */
export interface BodyWords {
  /** Names that begin so are of the centre: nothing is said of them. */
  readonly central: readonly string[];
  /** 镇, 乡, 街道办事处: at the end of a name. */
  readonly townEndings: readonly string[];
  /** 县, 旗, 区: inside a name. */
  readonly countyMarks: readonly string[];
  /** 自治区, which holds a county mark and is none. */
  readonly notCounty: readonly string[];
  /** 局, 厅, 委员会: at the end of a name. */
  readonly departmentEndings: readonly string[];
}

/** `below-city`: a county or what stands below it; `department`: of a city or province; null: not to be told. */
export type Body = 'below-city' | 'department' | null;

/** The rank of an agency by its name, or as `agency.level` of the settings has it. */
export function bodyOf(name: string, level: string | undefined, words: BodyWords): Body {
  if (level === 'county' || level === 'town') return 'below-city';
  if (words.central.some((start) => name.startsWith(start))) return null;
  let plain = name;
  for (const word of words.notCounty) plain = plain.replaceAll(word, '');
  if (words.townEndings.some((end) => plain.endsWith(end))) return 'below-city';
  if (words.countyMarks.some((mark) => plain.indexOf(mark) > 0)) return 'below-city';
  if (level === 'province' || level === 'city') return null;
  return words.departmentEndings.some((end) => plain.endsWith(end)) ? 'department' : null;
}
