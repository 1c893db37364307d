import type { Zod } from '../../checks/define.js';
import { rangeSchema } from './result-schema.js';

/** zod schema of `gouji extract`; objects are open, since minor versions may add fields. */
export function reportDataSchema(z: Zod) {
  const range = rangeSchema(z);
  const cell = z.looseObject({
    value: z
      .string()
      .regex(/^-?\d+(?:\.\d+)?$/)
      .nullable()
      .meta({ description: 'Decimal; null where blank or unreadable' }),
    text: z.string().meta({ description: 'As written' }),
    range,
  });
  const row = z.record(z.string(), cell).meta({ description: 'Column id → cell' });
  const table = z.record(z.string(), row).meta({ description: 'Row id → its cells' });
  return z
    .looseObject({
      schemaVersion: z.literal(1),
      path: z.string(),
      reports: z.array(
        z.looseObject({
          year: z.int().nullable(),
          edition: z.string(),
          agency: z.string().nullable(),
          sections: z.array(z.looseObject({ id: z.string(), title: z.string(), range })),
          tables: z.record(z.string(), table).meta({ description: 'Table id → its rows' }),
          contact: z
            .record(z.string(), z.unknown())
            .meta({ description: 'address, postcode, phone, email … as far as the report states them' }),
          unbound: z.array(z.looseObject({ range, reason: z.string() })),
        }),
      ),
    })
    .meta({ title: 'gouji extract' });
}
