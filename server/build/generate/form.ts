import type { Zod } from '../../src/core/checks/define.js';
import { compileForm, FormError } from '../../src/core/form/compile.js';
import type { Form } from '../../src/core/form/form.js';
import type { TableSource } from '../../src/core/form/source.js';
import type { YamlFile } from '../../src/core/pack/read-yaml.js';
import { contactSchema } from '../../src/core/pack/schema/contact-schema.js';
import { formSchema, tableSchema } from '../../src/core/pack/schema/form-schema.js';
import { vocabularySchema } from '../../src/core/pack/schema/vocabulary-schema.js';
import { validate } from '../../src/core/pack/validate.js';
import type { Say } from './file.js';

interface FormFiles {
  /** Below the checkout. */
  readonly pack: string;
  /** `form/form.yaml`, `form/vocabulary.yaml`, `form/contact.yaml` and `form/tables/*.yaml`, below the pack. */
  readonly paths: readonly string[];
  readonly read: (path: string) => YamlFile;
}

const VOCABULARY = 'form/vocabulary.yaml';
const CONTACT = 'form/contact.yaml';

/** The form's YAML files to one form; null where one of them has errors. */
export function loadForm(z: Zod, { pack, paths, read }: FormFiles, say: Say): Form | null {
  const files = new Map(paths.map((path) => [path, read(path)]));
  const load = <T>(path: string, schema: Parameters<typeof validate<T>>[0]): T | null => {
    const yaml = files.get(path);
    if (!yaml) return null;
    const result = yaml.issues.length > 0 ? yaml : validate(schema, yaml.value, yaml);
    if ('issues' in result) {
      say(`${pack}/${path}`, result.issues);
      return null;
    }
    return result.value;
  };
  const source = load('form/form.yaml', formSchema(z));
  const tables = paths
    .filter((path) => path.startsWith('form/tables/'))
    .map((path) => load<TableSource>(path, tableSchema(z)));
  const prose = paths.includes(VOCABULARY) ? load(VOCABULARY, vocabularySchema(z)) : undefined;
  const contact = paths.includes(CONTACT) ? load(CONTACT, contactSchema(z)) : undefined;
  if (source === null || prose === null || contact === null || tables.some((table) => table === null))
    return null;
  try {
    const form = compileForm(
      source,
      tables.filter((table) => table !== null),
    );
    return { ...form, ...(prose && { prose }), ...(contact && { contact }) };
  } catch (error) {
    if (!(error instanceof FormError)) throw error;
    const path = error.file === 'form' ? 'form/form.yaml' : `form/tables/${error.file}.yaml`;
    const range = files.get(path)?.rangeOf(error.path) ?? { start: 0, end: 0 };
    say(`${pack}/${path}`, [{ message: error.words, range }]);
    return null;
  }
}
