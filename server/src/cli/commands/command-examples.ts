import type { Localized } from '../../core/form/form.js';

/** A command line and what it does. */
export interface Example {
  readonly line: Localized;
  readonly help: Localized;
}

const example = (zh: string, en: string, [zhHelp, enHelp]: readonly [string, string]): Example => ({
  line: { zh: `gouji ${zh}`, en: `gouji ${en}` },
  help: { zh: zhHelp, en: enHelp },
});

/** By command, for its help. */
export const EXAMPLES: Readonly<Record<string, readonly Example[]>> = {
  check: [
    example('check 年报.md', 'check report.md', ['校核一份', 'one report']),
    example('check 年报/ --format html=结果.html', 'check reports/ --format html=result.html', [
      '校核一个文件夹，写成可打印的网页',
      'a folder, as a page to print',
    ]),
    example('check --diff 年报.md', 'check --diff report.md', [
      '看看能自动改什么，不动文件',
      'what can be fixed, without touching the file',
    ]),
    example('check 2023.md --previous 2022.md', 'check 2023.md --previous 2022.md', [
      '与上一年比对',
      "compared with last year's",
    ]),
    example('check --changed main', 'check --changed main', [
      '只校核本分支改过的年报',
      'only reports that this branch has changed',
    ]),
  ],
  explain: [
    example('explain table/relation', 'explain table/relation', ['说明勾稽关系的规则', 'a rule']),
    example('explain table/relation --for 年报.md', 'explain table/relation --for report.md', [
      '连同这份年报所用的级别',
      'with the level that applies to this report',
    ]),
  ],
  new: [
    example('new --agency 甲市乙区教育局 --year 2024', 'new --agency "Name of the agency" --year 2024', [
      '输出一份空白年报',
      'print a fresh report',
    ]),
    example('new --from 2023.md -o 2024.md', 'new --from 2023.md -o 2024.md', [
      '由上一年度的年报新建下一年度的',
      "next year's, from this year's",
    ]),
  ],
  extract: [
    example('extract 年报.md', 'extract report.md', ['数字和章节，JSON', 'figures and sections, as JSON']),
    example('extract 年报.md --format csv > 数字.csv', 'extract report.md --format csv > figures.csv', [
      '每格一行，可用表格软件打开',
      'one line a cell, for a spreadsheet',
    ]),
    example(
      'extract --summary 年报/ --format csv > 汇总.csv',
      'extract --summary reports/ --format csv > all.csv',
      ['每份年报一行', 'one line a report'],
    ),
  ],
  rollup: [
    example('rollup 下级年报/ > 汇总.md', 'rollup children/ > sums.md', [
      '汇总出本级的三张表',
      "the parent's tables",
    ]),
    example(
      'rollup 下级年报/ --year 2023 --against 本级.md',
      'rollup children/ --year 2023 --against own.md',
      ['与本级年报逐格比较', "compared with the parent's report, cell by cell"],
    ),
  ],
  init: [
    example('init', 'init', ['逐项询问', 'asks for everything']),
    example(
      'init --yes --agency 甲市乙区教育局 --ci gitlab',
      'init --yes --agency "Name of the agency" --ci gitlab',
      ['不询问，写好 GitLab 的 CI 文件', 'asks nothing, writes the CI file of GitLab'],
    ),
  ],
  config: [
    example('config 年报.md', 'config report.md', [
      '每项设置的值和来处',
      'every setting, and where it comes from',
    ]),
  ],
  baseline: [
    example('baseline create 年报/ --reason 历年旧稿', 'baseline create reports/ --reason "old reports"', [
      '把现有的问题记入清单',
      'write down what there is now',
    ]),
    example('baseline check', 'baseline check', [
      '清单中的问题是否还在、有没有到期',
      'are they still there, has any expired?',
    ]),
    example('baseline prune', 'baseline prune', [
      '清理已经改好和到期的',
      'remove what is gone or has expired',
    ]),
  ],
  merge: [
    example('check 年报/ --shard 1/2 > 1.json', 'check reports/ --shard 1/2 > 1.json', [
      '第一台机器',
      'the first machine',
    ]),
    example('check 年报/ --shard 2/2 > 2.json', 'check reports/ --shard 2/2 > 2.json', [
      '第二台机器',
      'the second machine',
    ]),
    example('merge 1.json 2.json --format html=结果.html', 'merge 1.json 2.json --format html=result.html', [
      '合并结果',
      'the results joined',
    ]),
  ],
  pack: [
    example('pack new 规则包/ --id cn.jia.yi', 'pack new rules/ --id cn.jia.yi', [
      '新建规则包',
      'a pack to begin with',
    ]),
    example('pack test 规则包/', 'pack test rules/', ['运行用例', 'run its cases']),
    example('pack build 规则包/ -o 规则包.goujipack', 'pack build rules/ -o rules.goujipack', [
      '打包分发',
      'one file to hand on',
    ]),
  ],
  completion: [
    example('completion bash', 'completion bash', [
      '在 ~/.bashrc 中写：eval "$(gouji completion bash)"',
      'in ~/.bashrc: eval "$(gouji completion bash)"',
    ]),
    example('completion zsh', 'completion zsh', [
      '在 ~/.zshrc 中写：eval "$(gouji completion zsh)"',
      'in ~/.zshrc: eval "$(gouji completion zsh)"',
    ]),
    example('completion fish', 'completion fish', [
      '存为 ~/.config/fish/completions/gouji.fish',
      'save as ~/.config/fish/completions/gouji.fish',
    ]),
    example('completion powershell', 'completion powershell', [
      '在 $PROFILE 中写：gouji completion powershell | Out-String | Invoke-Expression',
      'in $PROFILE: gouji completion powershell | Out-String | Invoke-Expression',
    ]),
  ],
};
