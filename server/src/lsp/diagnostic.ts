import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver';
import type { Severity } from '../core/checks/define.js';
import type { Finding } from '../core/engine/finding.js';
import type { Context } from './context.js';
import { uriOf } from './paths.js';
import { toLspRange } from './positions.js';
import type { FileState } from './project/file-state.js';

export const SOURCE = 'gouji';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Text that should go: shown faded. Wording or forms that were replaced: shown struck through. */
const TAGS: Readonly<Record<string, DiagnosticTag>> = {
  'text/placeholder': DiagnosticTag.Unnecessary,
  'suppress/unused': DiagnosticTag.Unnecessary,
  'citation/superseded': DiagnosticTag.Deprecated,
  'table/form-version': DiagnosticTag.Deprecated,
};

/** What a diagnostic carries for tools and for our own quick fixes. */
export interface DiagnosticData {
  readonly fingerprint: string;
  readonly cell?: string;
}

/** The one place where a finding becomes a diagnostic. */
export function toDiagnostic(finding: Finding, state: FileState, { client, ruleUri }: Context): Diagnostic {
  const { rule, severity, message, range, related, fingerprint, cell } = finding;
  const href = client.codeDescription ? ruleUri(rule) : null;
  const tag = client.tags ? TAGS[rule] : undefined;
  return {
    range: toLspRange(state.positions, range),
    severity: SEVERITY[severity],
    code: rule,
    ...(href === null ? {} : { codeDescription: { href } }),
    source: SOURCE,
    message,
    ...(tag === undefined ? {} : { tags: [tag] }),
    ...(client.related && related.length > 0
      ? { relatedInformation: related.map((place) => relatedInformation(place, state)) }
      : {}),
    data: { fingerprint, ...(cell === undefined ? {} : { cell }) } satisfies DiagnosticData,
  };
}

/** A place in another file keeps that file's lines; one that is gone since points at its beginning. */
function relatedInformation(
  { path, range, message }: Finding['related'][number],
  state: FileState,
): DiagnosticRelatedInformation {
  const { project } = state.source;
  const absolute = path === undefined ? state.source.path : project.resolve(path);
  const elsewhere = absolute !== state.source.path;
  const positions = elsewhere ? project.positions(absolute) : state.positions;
  const zero = { line: 0, character: 0 };
  return {
    location: {
      uri: elsewhere ? uriOf(absolute) : state.uri,
      range: positions ? toLspRange(positions, range) : { start: zero, end: zero },
    },
    message,
  };
}
