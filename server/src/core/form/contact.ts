/** Kinds of contact data that a report gives its readers. */
export const contactKinds = ['address', 'postcode', 'phone', 'fax', 'email', 'website', 'person'] as const;
export type ContactKind = (typeof contactKinds)[number];

/** How contact data are labelled (邮编, 邮政编码), by kind: plain data, from `form/contact.yaml`. */
export type ContactLabels = Readonly<Record<ContactKind, readonly string[]>>;
