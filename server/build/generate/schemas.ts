import type { Zod } from '../../src/core/checks/define.js';
import { schemaTexts } from '../../src/core/pack/schema/schemas.js';
import { checkKinds } from '../../src/generated/check-kinds.js';
import type { GeneratedFile } from './file.js';

/** JSON Schemas in schemas/. */
export const schemaFiles = (z: Zod): GeneratedFile[] =>
  schemaTexts(z, checkKinds).map(([name, text]) => ({ path: `schemas/${name}.schema.json`, text }));
