import type { Zod } from '../../checks/define.js';

/** Id of a pack: a built-in name, or a place in the administrative tree with `.` between its levels. */
export const PACK_ID = /^[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*$/;
/** `cn.aa`: that pack; `cn.aa.*`: packs one level below; `cn.aa.**`: it and everything below. */
export const NAMESPACE = /^[a-z][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)*(?:\.\*{1,2})?$/;
export const VERSION = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;
export const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
export const KEY_ID = /^[0-9A-F]{16}$/;

/** zod schema of `pack.yaml`, the manifest of a rule pack. */
export function packSchema(z: Zod) {
  const text = z.string().min(1);
  const localized = z.strictObject({ zh: text, en: text });
  const id = z.string().regex(PACK_ID, 'like cn.jia.yi').max(100);
  const ruleId = z.string().regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'like local/my-rule');
  const range = z.string().min(1).max(60);
  const date = z.string().regex(DATE, 'like 2030-12-31');
  const policy = z.enum(['open', 'floor', 'locked']);
  const adjustment = z.strictObject({
    severity: z.enum(['off', 'hint', 'info', 'warning', 'error']).optional(),
    policy: policy.optional().meta({
      description: '下级还可以怎么改；不能比原来松\nWhat packs below may still do; never less than before',
    }),
    params: z.record(z.string(), z.unknown()).optional().meta({
      description:
        '要改的参数；写了的整个换掉\nParameters of the rule’s check that change; each replaces its whole value',
    }),
    reason: text.optional().meta({ description: '理由；gouji explain 会显示\nWhy; shown by gouji explain' }),
  });
  return z.strictObject({
    id: id.meta({
      description:
        '发布单位在行政层级中的位置，如 cn.gx.liuzhou；文件夹可以另取名\nPlace of the publisher in the administrative tree: cn.gx.liuzhou; its folder may be named otherwise',
    }),
    version: z.string().regex(VERSION, 'like 2026.1.0').meta({
      description:
        '版本号：规则名、提示名和单元格地址改了就要升版\nSemantic version: rule ids, message ids and cell addresses are API',
    }),
    name: localized.meta({ description: '规则包的名称\nName of the pack' }),
    engine: range.meta({
      description: '适用的 gouji 版本，如 ">=1.0 <2"\nEngine versions that it works with, ">=1.0 <2"',
    }),
    reportYears: z
      .string()
      .regex(/^(?:\d{4}|>=\d{4}|<=\d{4}|>=\d{4} <=\d{4})$/, 'like >=2021')
      .optional()
      .meta({
        description:
          '本包规则适用的报告年度，如 ">=2021"\nReport years that its own rules are for: ">=2021", ">=2021 <=2024", "2022"',
      }),
    publisher: localized
      .optional()
      .meta({ description: '对规则包负责的单位\nOffice that is answerable for the pack' }),
    extends: z
      .array(
        z.strictObject({
          id,
          version: range
            .optional()
            .meta({ description: '可用的版本\nVersions that fit: "1.2.0", "~1.2", "^1.2", ">=1.2 <2"' }),
          from: z.array(text.max(500)).optional().meta({
            description:
              '在哪里：文件夹、规则包文件或索引，先找到的为准\nWhere it lies, first found wins: a folder, an archive, an index',
          }),
        }),
      )
      .max(16)
      .optional()
      .meta({
        description:
          '以哪些规则包为基础；没有的，自带格式\nPacks that this one builds on; none: it has a form of its own',
      }),
    borrow: z
      .strictObject({
        from: text.meta({ description: '内置规则包\nA built-in pack' }),
        rules: z.array(z.string().regex(/^[a-z][a-z0-9-]*\/(?:\*|[a-z][a-z0-9-]*)$/, 'like text/*')).min(1),
      })
      .optional()
      .meta({
        description:
          '自带格式的规则包借用内置规则包的哪些规则，如 text/*\nRules of a built-in pack that a pack with a form of its own takes over: text/*',
      }),
    adjust: z.record(ruleId, adjustment).optional().meta({
      description:
        '对上级规则的调整，不得违反上级的限定\nChanges to inherited rules, held against their policy',
    }),
    waivers: z
      .array(
        z.strictObject({
          pack: id.meta({ description: '可以放宽的下级规则包\nThe pack below that may weaken' }),
          rule: ruleId,
          until: date.meta({ description: '最后一天\nLast day' }),
          reason: text,
        }),
      )
      .optional()
      .meta({
        description:
          '准许下级放宽；本包签名后才有效\nLeave that this pack gives to one below it; counts only when this pack is signed',
      }),
    delegates: z
      .array(
        z.strictObject({
          key: text.meta({ description: 'minisign 写出的公钥\nPublic key as minisign writes it' }),
          namespaces: z.array(z.string().regex(NAMESPACE, 'like cn.jia.**')).min(1),
          until: date,
          name: text.optional(),
        }),
      )
      .optional()
      .meta({
        description:
          '可以为本包之下更窄范围签名的密钥\nKeys that may sign for narrower namespaces below this pack’s own',
      }),
    revokes: z.array(z.string().regex(KEY_ID, 'like FE2DE1B0E9B51328')).optional().meta({
      description: '在本包范围之下不再有效的密钥\nKey ids that may sign no more, below this pack’s namespace',
    }),
  });
}
