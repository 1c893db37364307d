import { type CodeAction, CodeActionKind, type CodeActionParams, type Command } from 'vscode-languageserver';
import type { Finding } from '../../core/engine/finding.js';
import type { Language } from '../../core/engine/wording.js';
import type { ClientFeatures } from '../client/client-features.js';
import { CLIENT_COMMANDS, COMMANDS } from '../commands.js';
import type { Context } from '../context.js';
import { toDiagnostic } from '../diagnostic.js';
import { workspaceEdit } from '../edits.js';
import { fromLspRange, touches } from '../positions.js';
import type { FileState } from '../project/file-state.js';
import { fixAll } from './fix-all.js';
import { suppressionEdit } from './suppression.js';
import { totalFix } from './total-fix.js';
import { isAboutSuppression, removalOf } from './unused-suppression.js';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.gouji`;

const WORDS = {
  fixAll: { zh: '应用全部安全修正', en: 'Apply all safe fixes' },
  disable: { zh: '停用此处的 {{rule}}（须写明理由）', en: 'Disable {{rule}} here (a reason is required)' },
  locked: {
    zh: '规则包 {{pack}} 锁定了这条规则，不能停用',
    en: 'The rule pack {{pack}} has locked this rule',
  },
  remove: { zh: '删去这条停用', en: 'Take the suppression away' },
  explain: { zh: '解释规则 {{rule}}', en: 'Explain rule {{rule}}' },
} as const;

const say = (key: keyof typeof WORDS, language: Language, rule = ''): string =>
  WORDS[key][language].replace('{{rule}}', rule);

/** Quick fixes of the findings at a range, and `source.fixAll.gouji`, of the kinds that the client asks for. */
export function codeActions(
  state: FileState,
  { range, context }: CodeActionParams,
  session: Context,
): (CodeAction | Command)[] {
  if (!state.isReport) return [];
  const wants = (kind: string): boolean =>
    context.only === undefined || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const at = fromLspRange(state.positions, range);
    for (const finding of state.findings) {
      if (touches(finding.range, at)) actions.push(...actionsOf(finding, state, session));
    }
  }
  // Asked for by name only: in a menu over one word it would be a surprise.
  if (context.only !== undefined && wants(FIX_ALL)) {
    const all = fixAll(state);
    if (all) {
      actions.push({
        title: say('fixAll', state.language),
        kind: FIX_ALL,
        edit: workspaceEdit(state, all.edits, session.client),
      });
    }
  }
  return session.client.codeActionLiterals ? actions : actions.flatMap(asCommand);
}

function actionsOf(finding: Finding, state: FileState, session: Context): CodeAction[] {
  const { client } = session;
  const diagnostics = [toDiagnostic(finding, state, session)];
  const fixes = finding.fixes
    .filter((fix) => fix.edits.length > 0)
    .map((fix): CodeAction => {
      const preferred = fix.kind === 'safe' && client.codeActionPreferred;
      return {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics,
        ...(preferred ? { isPreferred: true } : {}),
        edit: workspaceEdit(state, fix.edits, client),
      };
    });
  const total = totalFix(state, finding);
  if (total)
    fixes.push({
      title: total.title,
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: workspaceEdit(state, [total.edit], client),
    });
  const removal = removalOf(state.text, finding);
  if (removal)
    fixes.push({
      title: say('remove', state.language),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: workspaceEdit(state, [removal], client),
    });
  const disable = isAboutSuppression(finding) ? null : disableAction(finding, state, session, diagnostics);
  return [...fixes, ...(disable ? [disable] : []), explainAction(finding, state, session)];
}

function disableAction(
  finding: Finding,
  state: FileState,
  { client }: Context,
  diagnostics: NonNullable<CodeAction['diagnostics']>,
): CodeAction | null {
  const title = say('disable', state.language, finding.rule);
  const lock = state.lockedBy(finding.rule);
  if (lock !== null) return lockedAction(finding, lock, state, client, diagnostics);
  const action = { title, kind: CodeActionKind.QuickFix, diagnostics };
  if (client.options.commands)
    return {
      ...action,
      command: {
        title,
        command: CLIENT_COMMANDS.disableWithReason,
        arguments: [state.uri, finding.fingerprint, finding.rule],
      },
    };
  return { ...action, edit: workspaceEdit(state, [suppressionEdit(state.document, finding, '')], client) };
}

/** Offered greyed out, so that the author learns who decides; a client that cannot show that gets none. */
function lockedAction(
  { rule }: Finding,
  pack: string,
  { language }: FileState,
  client: ClientFeatures,
  diagnostics: NonNullable<CodeAction['diagnostics']>,
): CodeAction | null {
  if (!client.codeActionDisabled) return null;
  const title = say('disable', language, rule);
  const disabled = { reason: lockedWords(pack, language) };
  return { title, kind: CodeActionKind.QuickFix, diagnostics, disabled };
}

/** Why a rule cannot be switched off: which pack has locked it. */
export const lockedWords = (pack: string, language: Language): string =>
  WORDS.locked[language].replace('{{pack}}', pack);

const explainAction = ({ rule }: Finding, { language }: FileState, { client }: Context): CodeAction => {
  const title = say('explain', language, rule);
  const command = client.options.commands ? CLIENT_COMMANDS.explainRule : COMMANDS.explainRule;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    command: { title, command, arguments: [rule] },
  };
};

/** For clients that know commands only. */
function asCommand({ title, edit, command }: CodeAction): Command[] {
  if (command) return [command];
  return edit ? [{ title, command: COMMANDS.applyEdit, arguments: [title, edit] }] : [];
}
