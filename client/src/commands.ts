import { commands } from 'vscode';
import { disableWithReason } from './commands/disable-with-reason.js';
import { explainRule } from './commands/explain-rule.js';
import { exportReport } from './commands/export-report.js';
import { reportFalseAlarm } from './commands/false-alarm.js';
import { newReport } from './commands/new-report.js';
import { applySafeFixes, checkWorkspace, restart, showDebugInformation } from './commands/server.js';
import type { ClientSession } from './session.js';
import { showTables } from './table-view.js';

export type ClientCommand = (session: ClientSession, ...args: never[]) => unknown;

const COMMANDS: Readonly<Record<string, ClientCommand>> = {
  'gouji.restart': restart,
  'gouji.checkAgain': (session) => session.release(),
  'gouji.checkWorkspace': checkWorkspace,
  'gouji.applySafeFixes': applySafeFixes,
  'gouji.newReport': newReport,
  'gouji.exportReport': exportReport,
  'gouji.reportFalseAlarm': reportFalseAlarm,
  'gouji.showTables': showTables,
  'gouji.explainRule': explainRule,
  'gouji.disableWithReason': disableWithReason,
  'gouji.showDebugInformation': showDebugInformation,
};

export function registerCommands(session: ClientSession): void {
  for (const [name, run] of Object.entries(COMMANDS)) {
    const call = (...args: unknown[]) => run(session, ...(args as never[]));
    session.context.subscriptions.push(commands.registerCommand(name, call));
  }
}
