import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { actionsAt, codesOf, find, show, until, uriOf } from './editor.js';

interface Api {
  readonly quarantine: { holds(uri: string): boolean };
  readonly client: { readonly serverProcess: { kill(signal: string): boolean } | undefined } | null;
}

const extension = () => vscode.extensions.getExtension<Api>('gouji.gouji-vscode');

/** The server dies with a document in its hands: it is stopped, gets an edit, and is killed. */
async function killAtWork(name: string): Promise<void> {
  const { client } = extension()!.exports;
  const server = (await until(() => client?.serverProcess)) as { kill(signal: string): boolean };
  const document = await show(name);
  server.kill('SIGSTOP');
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.positionAt(document.getText().length), '\n2022 主动公开。\n');
  assert.ok(await vscode.workspace.applyEdit(edit));
  // The question for diagnostics follows an edit after a moment.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  server.kill('SIGKILL');
  await until(() => client?.serverProcess !== undefined && client.serverProcess !== server);
}

/** The signature features through the real `vscode` API; the order is that of the file. */
export const TESTS: Readonly<Record<string, () => Promise<void>>> = {
  'a Markdown file that is no report does not start the server': async () => {
    await show('notes.md');
    const api = await extension()!.activate();
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(api.client, null);
    assert.deepEqual(codesOf('notes.md'), []);
  },
  'a report gets its diagnostics, with related places and a page for each rule': async () => {
    await show('2022.md');
    await until(() => codesOf('2022.md').includes('table/relation'));
    const [found] = vscode.languages
      .getDiagnostics(uriOf('2022.md'))
      .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    assert.ok((found?.relatedInformation?.length ?? 0) > 2);
    assert.ok(found);
    assert.equal((found.code as { target: vscode.Uri }).target.scheme, 'gouji-rule');
  },
  'last year is held against this year': async () => {
    await until(() => codesOf('2022.md').includes('cross/carry-over'));
  },
  'a report that is not open is in the Problems panel too': async () => {
    await until(() => codesOf('closed.md').includes('table/relation'));
  },
  'hovering over a cell tells its row, its column and its sums': async () => {
    const document = await show('2022.md');
    const hovers = await until(async () => {
      const at = find(document, '|8‸|2|0|0|0|0|9|');
      const command = 'vscode.executeHoverProvider';
      const found = await vscode.commands.executeCommand<vscode.Hover[]>(command, document.uri, at);
      return found.length > 0 ? found : null;
    });
    const text = hovers
      .flatMap(({ contents }) => contents as vscode.MarkdownString[])
      .map(({ value }) => value);
    assert.match(text.join('\n'), /本年新收 · 自然人/);
  },
  'a number leads to its cell, and the cell back to the number': async () => {
    const document = await show('2022.md');
    const jump = async (where: string): Promise<string> => {
      const command = 'vscode.executeDefinitionProvider';
      const [target] = await until(async () => {
        const at = find(document, where);
        const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(command, document.uri, at);
        return found.length > 0 ? found : null;
      });
      const { start } = target!.targetSelectionRange ?? target!.targetRange;
      return document.lineAt(start.line).text;
    };
    assert.match(await jump('新收政府信息公开申请‸9件'), /^\|一、本年新收/);
    assert.match(await jump('|8|2|0|0|0|0|‸9|'), /本机关新收政府信息公开申请9件/);
  },
  'inlay hints name the cell behind a number': async () => {
    const document = await show('2022.md');
    const range = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await until(async () => {
      const command = 'vscode.executeInlayHintProvider';
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(command, document.uri, range);
      return found.length > 0 ? found : null;
    });
    assert.ok(hints.some(({ label }) => String(label).includes('表三·本年新收·总计')));
  },
  'the outline has the sections and tables': async () => {
    const command = 'vscode.executeDocumentSymbolProvider';
    const [report] = await until(() =>
      vscode.commands.executeCommand<vscode.DocumentSymbol[]>(command, uriOf('2022.md')),
    );
    assert.equal(report?.children.length, 6);
  },
  'a quick fix mends the cell and the finding is gone': async () => {
    const document = await show('2022.md');
    const at = find(document, '|‸8|2|0|0|0|0|9|');
    const fix = await until(async () =>
      (await actionsAt(document, at, vscode.CodeActionKind.QuickFix.value)).find(
        ({ title }) => title === '改为 7',
      ),
    );
    assert.ok(await vscode.workspace.applyEdit(fix.edit!));
    await until(() => !codesOf('2022.md').includes('table/relation'));
  },
  'saving applies the safe fixes': async () => {
    const document = await show('2022.md');
    assert.match(document.getText(), /36件/);
    const settings = vscode.workspace.getConfiguration('editor');
    const target = vscode.ConfigurationTarget.Workspace;
    await settings.update('codeActionsOnSave', { 'source.fixAll.gouji': 'explicit' }, target);
    await document.save();
    await until(() => !document.getText().includes('36件'));
    await settings.update('codeActionsOnSave', undefined, target);
  },
  'a new report carries last year over': async () => {
    const previous = uriOf('2022.md').toString();
    await vscode.commands.executeCommand('gouji.newReport', {
      agency: '柳州市甲乙区教育局',
      year: 2023,
      previous,
    });
    const text = vscode.window.activeTextEditor!.document.getText();
    assert.match(text, /^# 柳州市甲乙区教育局2023年政府信息公开工作年度报告/);
    assert.match(text, /\|二、上年结转政府信息公开申请数量\|\|\|1\|0\|0\|0\|0\|0\|1\|/);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  },
  'the table view opens beside the text': async () => {
    await show('2022.md');
    await vscode.commands.executeCommand('gouji.showTables');
    await until(() =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .some(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('gouji.tables'),
        ),
    );
  },
  'a fault in gouji.yaml is shown at its line, and changed settings hold at once': async () => {
    const write = (text: string) =>
      vscode.workspace.fs.writeFile(uriOf('gouji.yaml'), new TextEncoder().encode(text));
    await write('rules: { cross/copied: off, table/relatoin: off }\n');
    const [issue] = await until(() => {
      const found = vscode.languages.getDiagnostics(uriOf('gouji.yaml'));
      return found.length > 0 ? found : null;
    });
    assert.match(issue!.message, /table\/relation/);
    await write('rules: { cross/copied: off, cross/carry-over: off }\n');
    await until(() => vscode.languages.getDiagnostics(uriOf('gouji.yaml')).length === 0);
    await until(() => !codesOf('2022.md').includes('cross/carry-over'));
  },
  'a rule of a pack: its cases are run, a fault is at its words, names are completed': async () => {
    const name = '省规则/rules/jia/sum.yaml';
    const document = await show(name);
    const lenses = await until(async () => {
      const command = 'vscode.executeCodeLensProvider';
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(command, document.uri, 9);
      return found.some(({ command: own }) => own?.title === '✓ 用例 2/2 通过') ? found : null;
    });
    assert.ok(lenses.length > 0);
    const at = find(document, 'kind: relations');
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(at, at.translate(0, 15)), 'kind: relation');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const [fault] = await until(() => {
      const found = vscode.languages.getDiagnostics(uriOf(name));
      return found.length > 0 ? found : null;
    });
    assert.equal(document.getText(fault!.range), 'relation');
    assert.match(fault!.message, /relations/);
    const list = await until(async () => {
      const command = 'vscode.executeCompletionItemProvider';
      const where = find(document, 'table: ‸t3');
      const found = await vscode.commands.executeCommand<vscode.CompletionList>(command, document.uri, where);
      return found.items.some(({ label }) => label === 't4') ? found : null;
    });
    assert.ok(list);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },
  'a server that dies is started again, and says the same': async () => {
    await show('2022.md');
    const { client } = extension()!.exports;
    const before = client?.serverProcess;
    assert.ok(before?.kill('SIGKILL'));
    await until(() => client?.serverProcess !== undefined && client.serverProcess !== before);
    const document = await show('2022.md');
    const end = document.positionAt(document.getText().length);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, end, '\n2022 主动公开。\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await until(() => codesOf('2022.md').length > 0);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },
  'a file that the server dies of twice is left alone, the others are not, until the user lets it in again':
    async () => {
      const { quarantine } = extension()!.exports;
      const uri = uriOf('2022.md').toString();
      // A death in the test before may have been the first.
      for (let i = 0; i < 2 && !quarantine.holds(uri); i++) await killAtWork('2022.md');
      assert.ok(quarantine.holds(uri));
      await until(() => codesOf('2022.md').length === 0);
      await show('closed.md');
      await until(() => codesOf('closed.md').includes('table/relation'));
      assert.deepEqual(codesOf('2022.md'), []);
      await show('2022.md');
      await vscode.commands.executeCommand('gouji.checkAgain');
      await until(() => codesOf('2022.md').length > 0);
    },
  'a server that dies again and again is started only when the user says so': async () => {
    const alive = () => extension()!.exports.client?.serverProcess;
    // Deaths before are counted, too; the server is given up at the fifth within three minutes.
    for (let i = 0; i < 6; i++) {
      const server = await until(alive, 5_000).catch(() => null);
      if (!server) break;
      server.kill('SIGKILL');
      await until(() => alive() !== server);
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    assert.equal(alive(), undefined);
    await vscode.commands.executeCommand('gouji.restart');
    await until(alive);
    await show('closed.md');
    await until(() => codesOf('closed.md').includes('table/relation'));
  },
  'a rule explains itself without a network': async () => {
    const page = await vscode.workspace.openTextDocument(vscode.Uri.parse('gouji-rule:/table/relation.md'));
    assert.match(page.getText(), /怎么办/);
  },
};
