import { builtinPack } from '../core/pack/builtin.js';
import { builtinHelp } from '../core/pack/builtin-help.js';
import { rulePage } from './features/rule-page.js';
import { statutePage } from './features/statute-page.js';

/** Pages of the built-in pack's rules and statutes by path below the help folder; written by the build. */
export function helpPages(): Map<string, string> {
  const pack = builtinPack();
  const pages = new Map<string, string>();
  for (const help of builtinHelp()) pages.set(`rules/${help.id}.md`, rulePage(help, pack, 'zh'));
  const statutes = pack.statutes();
  for (const { title } of statutes.statutes) {
    const page = statutePage(title, statutes, 'zh');
    if (page !== null) pages.set(`statutes/${title}.md`, page);
  }
  return pages;
}
