import type { Zod } from '../../checks/define.js';
import { caseSchema } from './case-schema.js';

/** zod schema of one rule file. `check` is refined by the kind's own schema; see `pack/compile.ts`. */
export function ruleSchema(z: Zod) {
  // A message is put together anew for every finding: what is long here is far longer there.
  const wording = z.string().min(1).max(1000);
  const localized = z.strictObject({
    zh: wording.meta({ description: '中文，写给经办人看\nChinese wording, for the clerk' }),
    en: wording.meta({ description: '英文\nEnglish wording' }),
  });
  const severity = z.enum(['error', 'warning', 'info', 'hint']);
  const message = localized.extend({
    severity: severity.optional().meta({
      description: '这条提示的级别与规则不同时写\nWhere this message weighs otherwise than the rule',
    }),
  });
  return z.strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/, 'like local/my-rule')
      .meta({ description: '组/名；文件为 组/名.yaml\ngroup/name; the file is <group>/<name>.yaml' }),
    severity: severity.meta({
      description:
        '级别：error 错误、warning 警告、info 提示、hint 提醒\nHow much it weighs: error, warning, info, hint',
    }),
    stage: z
      .enum(['stable', 'trial'])
      .default('stable')
      .meta({ description: 'trial 为试行：只作提醒，不影响结果\ntrial: shown as a hint, never fails a run' }),
    title: localized.meta({ description: '规则的名称\nName of the rule' }),
    basis: localized.meta({ description: '依据：文件、条款\nLegal basis: document, article' }),
    why: localized.meta({ description: '为什么是问题\nWhy it is a fault' }),
    remedy: localized.meta({ description: '怎么办：作者应当做什么\nWhat the author should do' }),
    check: z
      .looseObject({ kind: z.string() })
      .meta({ description: '检查的种类和它的参数\nA check kind and its parameters' }),
    messages: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), message).meta({
      description: '提示的文字，{{名}} 处填入实际的值\nWords of the findings; {{name}} is filled in',
    }),
    policy: z.enum(['open', 'floor', 'locked']).optional().meta({
      description:
        '下级规则包可以怎么改：open 随意、floor 只能加严（不写即是）、locked 不能改\nWhat packs that extend this one may do: anything, only tighten (default), or nothing',
    }),
    tighten: z
      .record(z.string(), z.enum(['up', 'down', 'superset', 'subset', 'none']))
      .optional()
      .meta({
        description:
          '参数 → 往哪边算加严；没有写的不能改\nParameter → which way is stricter; what is not named must stay as it is',
      }),
    cases: z
      .array(caseSchema(z))
      .meta({ description: '用例：至少一份正确、一份有错的报告\nAt least one good and one bad report' }),
  });
}
