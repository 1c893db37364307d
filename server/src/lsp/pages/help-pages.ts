import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { builtinHelp } from '../../core/pack/builtin/builtin-help.js';
import { builtinPackNamed } from '../../core/pack/builtin/builtin-named.js';
import { OTHER_BUILTIN } from '../../core/pack/builtin/builtin-others-data.js';
import { rulePage } from '../features/rule-page.js';
import { statutePage } from '../features/statute-page.js';

/** Pages of the built-in packs' rules and statutes by path below the help folder; written by the build. */
export function helpPages(): Map<string, string> {
  const first = { pack: builtinPack(), help: builtinHelp() };
  const pages = new Map<string, string>();
  // Where two packs have a rule, the page is the first one's.
  for (const { pack, help } of [...OTHER_BUILTIN.flatMap((id) => builtinPackNamed(id) ?? []), first])
    for (const page of help) pages.set(`rules/${page.id}.md`, rulePage(page, pack, 'zh'));
  const statutes = first.pack.statutes();
  for (const { title } of statutes.statutes) {
    const page = statutePage(title, statutes, 'zh');
    if (page !== null) pages.set(`statutes/${title}.md`, page);
  }
  return pages;
}
