import type { Zod } from '../../checks/define.js';
import { baseReportSchema } from './base-report-schema.js';
import { formSchema } from './form-schema.js';

/** zod schema of `form/fragment.yaml`: sections that a pack adds to the form that it inherits. */
export function fragmentSchema(z: Zod) {
  const { sections } = formSchema(z).shape;
  return z.strictObject({
    sections: sections.meta({ description: 'Further sections, behind those of the form' }),
  });
}

/** zod schema of `cases/base.yaml` of a pack that extends another: only what is otherwise. */
export function baseFragmentSchema(z: Zod) {
  const { intro, prose, cells, title, signature } = baseReportSchema(z).shape;
  return z.strictObject({ intro, prose, cells, title, signature }).partial();
}

/** zod schema of `tests/*.expect.yaml`: the findings that a whole report must give. */
export function expectSchema(z: Zod) {
  const text = z.string().min(1);
  return z.strictObject({
    report: text.meta({ description: 'File beside this one' }),
    findings: z.array(
      z.strictObject({
        rule: text,
        line: z.int().positive().optional().meta({ description: 'From 1' }),
        severity: z.enum(['error', 'warning', 'info', 'hint']).optional(),
        at: text.optional().meta({ description: 'Cell address' }),
      }),
    ),
  });
}
