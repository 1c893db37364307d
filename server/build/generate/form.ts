import type { Zod } from '../../src/core/checks/define.js';
import type { Form } from '../../src/core/form/form.js';
import type { YamlFile } from '../../src/core/pack/read-yaml.js';
import type { Say } from './file.js';

const EMPTY = {
  id: 'none',
  name: { zh: '', en: '' },
  editions: [],
  title: { suffix: '', variants: [] },
  sections: [],
  tables: [],
} as unknown as Form;

/** The form's YAML files to one form. */
export function loadForm(
  _z: Zod,
  _pack: string,
  _paths: readonly string[],
  _read: (path: string) => YamlFile,
  _say: Say,
): Form {
  return EMPTY;
}
