import type { Zod } from '../../checks/define.js';
import { DATE, KEY_ID, NAMESPACE } from './pack-schema.js';

/** zod schema of `trust.yaml`: whose signatures a user believes. It lies with the user, never with the reports. */
export function trustSchema(z: Zod) {
  const text = z.string().min(1);
  return z.strictObject({
    keys: z
      .array(
        z.strictObject({
          key: text.meta({ description: 'Public key as minisign writes it: RWQ…' }),
          namespaces: z
            .array(z.string().regex(NAMESPACE, 'like cn.jia.**'))
            .min(1)
            .meta({ description: 'What it may sign: cn.aa, cn.aa.*, cn.aa.**' }),
          until: z.string().regex(DATE, 'like 2030-12-31').optional().meta({ description: 'Last day' }),
          name: text.optional(),
        }),
      )
      .default([]),
    revoked: z
      .array(z.string().regex(KEY_ID, 'like FE2DE1B0E9B51328'))
      .default([])
      .meta({ description: 'Ids of keys that count no more' }),
    require: z
      .array(z.string().regex(NAMESPACE, 'like cn.jia.**'))
      .default([])
      .meta({ description: 'Namespaces whose packs must be signed although no key is trusted yet' }),
    origins: z
      .array(text)
      .default([])
      .meta({ description: 'Addresses from which pack sync may fetch: https://packs.example.cn/' }),
    drafts: z.array(text).default([]).meta({
      description: 'Folders, from the root, of packs that you are writing: taken without a signature',
    }),
  });
}

/** zod schema of `gouji.lock`: what packs were installed, by content. Written by `gouji pack sync`. */
export function lockSchema(z: Zod) {
  const version = z.string().regex(/^\d+\.\d+\.\d+$/);
  return z.strictObject({
    lockVersion: z.literal(1),
    packs: z.array(
      z.strictObject({
        id: z.string(),
        version,
        source: z.string(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        signer: z.string().nullable(),
        extends: z.array(z.string()),
        highest: version.meta({
          description: 'Highest version ever installed here; nothing older is taken again',
        }),
      }),
    ),
  });
}
