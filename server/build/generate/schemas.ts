import type { Zod } from '../../src/core/checks/define.js';
import { allSchemas } from '../../src/core/pack/schemas.js';
import { checkKinds } from '../../src/generated/check-kinds.js';
import type { GeneratedFile } from './file.js';

/** What programs write is described as it comes out; what people write, as it may be put in. */
const OUTPUT = new Set(['result', 'report-data']);

/** JSON Schemas in schemas/, for editors and for programs that read our output. */
export function schemaFiles(z: Zod): GeneratedFile[] {
  return Object.entries(allSchemas(z, checkKinds)).map(([name, schema]) => {
    const json = z.toJSONSchema(schema, { target: 'draft-7', io: OUTPUT.has(name) ? 'output' : 'input' });
    return { path: `schemas/${name}.schema.json`, text: `${JSON.stringify(json, null, 2)}\n` };
  });
}
