import type { Zod } from '../../checks/define.js';
import { type ContactKind, contactKinds } from '../../form/contact.js';

/** zod schema of `form/contact.yaml`: labels before contact data, by kind. */
export function contactSchema(z: Zod) {
  const labels = z.array(z.string().min(1)).meta({ description: 'Labels as written, without their colon' });
  return z.strictObject(
    Object.fromEntries(contactKinds.map((kind) => [kind, labels])) as Record<ContactKind, typeof labels>,
  );
}
