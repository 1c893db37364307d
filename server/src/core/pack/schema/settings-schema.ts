import type { Zod } from '../../checks/define.js';

/** Characters of a path, a pattern or a name: what a file system takes. */
const LONGEST = 4096;

export const LEVELS = ['off', 'hint', 'info', 'warning', 'error'] as const;

/** zod schema of `gouji.yaml`. Rule ids and packs are looked up by the reader, which knows what is installed. */
export function settingsSchema(z: Zod) {
  const text = z.string().min(1).max(LONGEST);
  const texts = z.union([text, z.array(text).max(1000)]);
  const rules = z.record(z.string(), z.enum(LEVELS)).meta({
    description:
      '规则 → 级别：off 关闭、hint 提醒、info 提示、warning 警告、error 错误\nRule id → off, hint, info, warning or error',
  });
  return z
    .strictObject({
      extends: z.array(text).max(32).optional().meta({
        description:
          '规则包：builtin:名称、文件夹、规则包文件或网址；内置的不必写\nRule packs: builtin:NAME, a folder, an archive, or an address; the built-in one needs no entry',
      }),
      rules: rules.optional(),
      overrides: z
        .array(
          z.strictObject({
            files: texts.meta({
              description:
                '文件的通配符，从本文件所在的文件夹算起\nGlobs, relative to the folder of this file',
            }),
            rules,
          }),
        )
        .max(200)
        .optional()
        .meta({
          description: '对一部分文件另定级别，写在后面的为准\nOther levels for some files; later entries win',
        }),
      agency: z
        .strictObject({
          name: text
            .optional()
            .meta({ description: '机关全称，与标题一致\nFull name, as the title should have it' }),
          level: z.enum(['province', 'city', 'county', 'town', 'department', 'institution']).optional().meta({
            description:
              '机关级别：决定可以制发什么文件、何时公布年报。province 省、city 市、county 县、town 乡镇、department 部门、institution 公共企事业单位\nRank: decides what the agency may issue and by when it must publish',
          }),
          region: text.optional().meta({
            description:
              '所在的市，写名称或行政区划代码，用来核对区号和邮编\nCity, by name or administrative code, for contact data',
          }),
          deadline: z
            .string()
            .regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'like 01-31')
            .optional()
            .meta({
              description: '本地规定的公布期限，月-日，如 01-20\nLocal deadline for publication, MM-DD',
            }),
        })
        .optional()
        .meta({ description: '编制年报的机关\nThe agency that reports' }),
      reports: z
        .strictObject({
          include: texts
            .optional()
            .meta({ description: '与这些年报对照\nReports that this folder is compared with' }),
          previous: text.optional().meta({ description: "上年度的年报\nLast year's report" }),
          children: texts.optional().meta({
            description:
              "下级的年报，本级政府的数字由它们汇总\nReports whose figures make up this government's",
          }),
        })
        .optional()
        .meta({
          description:
            '与哪些年报对照；通配符从本文件所在的文件夹算起\nReports to compare with; globs relative to this file',
        }),
      baseline: text
        .optional()
        .meta({ description: '已知问题清单：其中的问题不再提出，见 gouji baseline\nFile of known findings' }),
      language: z.enum(['zh', 'en']).optional().meta({ description: '提示信息的语言\nLanguage of messages' }),
      limits: z
        .strictObject({
          megabytes: z.int().min(1).max(32).optional().meta({
            description: '超过这么多兆字节的文件不读，最大 32\nLarger files are not read; at most 32',
          }),
          seconds: z.int().min(1).max(600).optional().meta({
            description:
              '校核一个文件最多几秒，一条规则最多其十分之一；不写为 20\nTime for one file, a tenth of it for one rule; 20 by default',
          }),
        })
        .optional()
        .meta({ description: '校核的限度\nLimits of a run' }),
    })
    .meta({
      title: 'gouji.yaml',
      description: '一个文件夹里的年报怎样校核\nSettings of gouji for a folder of reports',
    });
}
