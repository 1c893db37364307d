// biome-ignore lint/suspicious/noExplicitAny: breaking values is what this is for
type Value = Record<string, any>;

/** A `gouji.yaml` with every key. */
export const SETTINGS: Value = {
  extends: ['cn-gov-info-annual'],
  rules: { 'text/width': 'off', 'table/relation': 'error' },
  overrides: [{ files: ['2019/**', '2020/**'], rules: { 'structure/title': 'hint' } }],
  agency: { name: '甲市乙区教育局', level: 'department', region: '柳州市', deadline: '01-26' },
  reports: { include: 'reports/**', previous: '2021.md', children: ['towns/*.md'] },
  baseline: 'gouji.baseline.json',
  language: 'zh',
  limits: { megabytes: 8 },
};

/** One fault each, put into a valid file of the pack: both kinds of schema must refuse it. */
export const BROKEN: readonly {
  readonly schema: string;
  readonly fault: string;
  readonly change: (value: Value) => void;
}[] = [
  { schema: 'pack', fault: 'no id', change: (v) => delete v.id },
  { schema: 'pack', fault: 'id with capitals', change: (v) => (v.id = 'My-Pack') },
  { schema: 'pack', fault: 'half a version', change: (v) => (v.version = '1.0') },
  { schema: 'pack', fault: 'version as a number', change: (v) => (v.version = 1) },
  { schema: 'pack', fault: 'unknown key', change: (v) => (v.author = 'x') },
  { schema: 'pack', fault: 'name without English', change: (v) => delete v.name.en },
  { schema: 'form', fault: 'no editions', change: (v) => (v.editions = []) },
  { schema: 'form', fault: 'year as text', change: (v) => (v.editions[0].from = '2019') },
  { schema: 'form', fault: 'section without title', change: (v) => delete v.sections[0].title },
  { schema: 'form', fault: 'ordinal 0', change: (v) => (v.sections[0].ordinal = 0) },
  { schema: 'form', fault: 'unknown content', change: (v) => (v.sections[0].content = 'picture') },
  { schema: 'table', fault: 'unknown layout', change: (v) => (v.layout = 'columns') },
  { schema: 'table', fault: 'no rows', change: (v) => (v.rows = []) },
  { schema: 'table', fault: 'row id with a slash', change: (v) => (v.rows[0].id = 'A/B') },
  { schema: 'table', fault: 'decimal as text', change: (v) => (v.columns[0].decimal = 'yes') },
  { schema: 'base-report', fault: 'cells as a list', change: (v) => (v.cells = ['t3/A/total']) },
  { schema: 'base-report', fault: 'contact without phone', change: (v) => delete v.contact.phone },
  { schema: 'statutes', fault: 'date without dashes', change: (v) => (v.statutes[0].inForce = '20190515') },
  { schema: 'statutes', fault: 'confidence D', change: (v) => (v.statutes[0].confidence = 'D') },
  {
    schema: 'statutes',
    fault: 'three years',
    change: (v) => (v.documents[0].reportYears = [2019, 2020, 2021]),
  },
  { schema: 'statutes', fault: 'articles as text', change: (v) => (v.statutes[0].articles = '56') },
  { schema: 'rule', fault: 'id without a group', change: (v) => (v.id = 'article-range') },
  { schema: 'rule', fault: 'unknown severity', change: (v) => (v.severity = 'fatal') },
  { schema: 'rule', fault: 'no basis', change: (v) => delete v.basis },
  { schema: 'rule', fault: 'basis without English', change: (v) => delete v.basis.en },
  { schema: 'rule', fault: 'unknown check kind', change: (v) => (v.check = { kind: 'magic' }) },
  { schema: 'rule', fault: 'no check kind', change: (v) => delete v.check.kind },
  { schema: 'rule', fault: 'unknown parameter', change: (v) => (v.check.volume = 11) },
  { schema: 'rule', fault: 'message without wording', change: (v) => (v.messages.extra = {}) },
  {
    schema: 'rule',
    fault: 'message key with a blank',
    change: (v) => (v.messages['a b'] = { zh: '甲', en: 'a' }),
  },
  { schema: 'rule', fault: 'case without expectations', change: (v) => delete v.cases[0].expect },
  { schema: 'rule', fault: 'case in an unknown syntax', change: (v) => (v.cases[0].syntaxes = ['docx']) },
  { schema: 'rule', fault: 'case with an unknown key', change: (v) => (v.cases[0].colour = 'red') },
  { schema: 'settings', fault: 'unknown key', change: (v) => (v.rule = {}) },
  { schema: 'settings', fault: 'unknown level', change: (v) => (v.rules['text/width'] = 'fatal') },
  { schema: 'settings', fault: 'level as a number', change: (v) => (v.rules['text/width'] = 2) },
  { schema: 'settings', fault: 'override without files', change: (v) => delete v.overrides[0].files },
  { schema: 'settings', fault: 'unknown rank', change: (v) => (v.agency.level = 'village') },
  { schema: 'settings', fault: 'a day that no month has', change: (v) => (v.agency.deadline = '01-32') },
  { schema: 'settings', fault: 'other language', change: (v) => (v.language = 'fr') },
  { schema: 'settings', fault: 'limit above the engine’s', change: (v) => (v.limits.megabytes = 64) },
  { schema: 'settings', fault: 'a list where a map is meant', change: (v) => (v.reports = ['a.md']) },
];
