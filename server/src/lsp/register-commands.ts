import type { Connection, WorkspaceEdit } from 'vscode-languageserver';
import { COMMANDS } from './commands.js';
import { workspaceEdit } from './edits.js';
import { fixAll } from './features/fix-all.js';
import { suppressionEdit } from './features/suppression.js';
import type { FileState } from './file-state.js';
import type { Session } from './session.js';

type Handler = (args: readonly unknown[]) => Promise<unknown>;

/** `workspace/executeCommand`. Arguments come from outside: what does not fit is answered with null. */
export function registerCommands(connection: Connection, session: Session): void {
  const stateOf = async (uri: unknown): Promise<FileState | null> => {
    if (typeof uri !== 'string') return null;
    await session.ready(uri);
    return session.stateOf(uri);
  };
  const apply = async (label: string, edit: WorkspaceEdit): Promise<boolean> =>
    (await connection.workspace.applyEdit({ label, edit })).applied;

  const handlers: Readonly<Record<string, Handler>> = {
    [COMMANDS.applyEdit]: async ([title, edit]) =>
      typeof edit === 'object' && edit !== null ? apply(String(title), edit as WorkspaceEdit) : null,
    [COMMANDS.applySafeFixes]: async ([uri]) => {
      const state = await stateOf(uri);
      const all = state && fixAll(state);
      if (!state || !all) return { fixed: 0 };
      const applied = await apply('gouji', workspaceEdit(state, all.edits, session.context.client));
      return { fixed: applied ? all.count : 0 };
    },
    [COMMANDS.suppress]: async ([uri, fingerprint, reason]) => {
      const state = await stateOf(uri);
      const finding = state?.findings.find((one) => one.fingerprint === fingerprint);
      if (!state || !finding || typeof reason !== 'string') return null;
      const edit = suppressionEdit(state.document, finding, reason);
      return apply('gouji', workspaceEdit(state, [edit], session.context.client));
    },
  };
  connection.onExecuteCommand(
    async ({ command, arguments: args }) => handlers[command]?.(args ?? []) ?? null,
  );
}
