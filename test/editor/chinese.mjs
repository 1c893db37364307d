// A Chinese VS Code without the market place: a language pack of our own words for what the tests and pictures show.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { vscodeServer } from './paths.mjs';

/** VS Code's English, and ours. `{0}` stays where it is. */
const WORDS = {
  Problems: '问题',
  Output: '输出',
  'Debug Console': '调试控制台',
  Terminal: '终端',
  Ports: '端口',
  Explorer: '资源管理器',
  Outline: '大纲',
  Timeline: '时间线',
  'View Problem': '查看问题',
  'View Problem ({0})': '查看问题 ({0})',
  'Quick Fix': '快速修复',
  'Quick Fix...': '快速修复...',
  'More Actions...': '更多操作...',
  'No quick fixes available': '没有可用的快速修复',
  'Ln {0}, Col {1}': '行 {0}，列 {1}',
  'Ln {0}, Col {1} ({2} selected)': '行 {0}，列 {1} (已选择 {2})',
  'Spaces: {0}': '空格: {0}',
  'Filter (e.g. text, **/*.ts, !**/node_modules/**)': '筛选 (例如 text、**/*.ts、!**/node_modules/**)',
  'similar commands': '类似命令',
  'recently used': '最近使用',
  'other commands': '其他命令',
  'commonly used': '常用',
  'Follow link': '打开链接',
  Find: '查找',
  '{0} of {1}': '第 {0} 项，共 {1} 项',
  'Loading...': '正在加载...',
};

/** Writes the language pack into a profile, where VS Code's server looks for it. */
export function writeChinese(profile) {
  const out = dirname(vscodeServer);
  const read = (name) => JSON.parse(readFileSync(join(out, name), 'utf8'));
  const messages = read('nls.messages.json');
  const contents = {};
  let at = 0;
  for (const [module, keys] of read('nls.keys.json'))
    for (const key of keys) {
      const word = WORDS[messages[at++]];
      if (word === undefined) continue;
      contents[module] ??= {};
      contents[module][key] = word;
    }
  const folder = join(profile, 'data');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'main.i18n.json');
  writeFileSync(path, JSON.stringify({ version: '1.0.0', contents }));
  const pack = {
    hash: 'gouji',
    label: '中文(简体)',
    extensions: [{ extensionIdentifier: { id: 'gouji.words-zh' }, version: '1.0.0' }],
    translations: { vscode: path },
  };
  writeFileSync(join(folder, 'languagepacks.json'), JSON.stringify({ 'zh-cn': pack }));
}
