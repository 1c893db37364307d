import type { Zod } from '../checks/define.js';

/** zod schema of `pack.yaml`, the manifest of a rule pack. */
export function packSchema(z: Zod) {
  return z.strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/)
      .meta({ description: 'Name of the pack; its folder has the same' }),
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/)
      .meta({ description: 'Semantic version: rule ids, message ids and cell addresses are API' }),
    name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
    engine: z.string().min(1).meta({ description: 'Engine versions that it works with, ">=1.0 <2"' }),
  });
}
