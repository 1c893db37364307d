import { Ajv } from 'ajv';

// What GitLab and reviewdog document of their formats, in our own words; both ignore what they do not know in silence, so
// that nothing else is allowed here.
const line = { type: 'integer', minimum: 1 };
const text = { type: 'string', minLength: 1 };
const only = (properties: Record<string, object>, required = Object.keys(properties)): object => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/** GitLab code quality: a list of issues with a fingerprint each. */
export const GITLAB: object = {
  type: 'array',
  items: only({
    description: text,
    check_name: text,
    fingerprint: text,
    severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
    location: only({
      // Relative, and without the leading point that GitLab does not match.
      path: { type: 'string', pattern: '^(?!\\.?/)' },
      lines: only({ begin: line, end: line }),
    }),
    content: only({ body: text }),
  }),
};

const range = only({ start: only({ line, column: line }), end: only({ line, column: line }) });

/** Reviewdog's result of diagnostics. */
export const RDJSON: object = only({
  source: only({ name: text }),
  diagnostics: {
    type: 'array',
    items: only(
      {
        message: text,
        location: only({ path: text, range }),
        severity: { enum: ['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO'] },
        code: only({ value: text }),
        suggestions: { type: 'array', items: only({ range, text: { type: 'string' } }) },
      },
      ['message', 'location', 'severity'],
    ),
  },
});

export function schemaErrors(schema: object, value: unknown): readonly unknown[] {
  const validate = new Ajv({ strict: false }).compile(schema);
  validate(value);
  return validate.errors ?? [];
}
