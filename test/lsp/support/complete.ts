import type { CompletionItem, TextEdit } from 'vscode-languageserver/node';
import type { Play } from './play.js';

type Args = Readonly<Record<string, string>>;

const completions = async ({ bench, editor }: Play, { file = '', at = '' }: Args) => {
  const uri = bench.uri(file);
  const position = bench.find(editor.document(uri), at);
  const found = await editor.connection.sendRequest<CompletionItem[] | null>('textDocument/completion', {
    textDocument: { uri },
    position,
  });
  return { uri, found: found ?? [] };
};

/** Labels as the server lists them. */
export const complete = async (play: Play, args: Args): Promise<string[]> =>
  (await completions(play, args)).found.map(({ label }) => label);

/** Labels in the order in which an editor shows them. */
export async function sorted(play: Play, args: Args): Promise<string[]> {
  const { found } = await completions(play, args);
  const key = ({ sortText, label }: CompletionItem): string => sortText ?? label;
  return [...found].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ label }) => label);
}

/** Takes the item of a label; returns the lines that are new. */
export async function accept(play: Play, args: Args): Promise<string[]> {
  const { uri, found } = await completions(play, args);
  const item = found.find(({ label }) => label === args.label);
  if (!item?.textEdit) throw new Error(`no item “${args.label}” among ${found.length}`);
  const before = new Set(play.editor.document(uri).getText().split('\n'));
  await play.editor.edit(uri, [item.textEdit as TextEdit]);
  const now = play.editor.document(uri).getText().split('\n');
  return now.filter((line) => !before.has(line)).map((line) => `+ ${line}`);
}
