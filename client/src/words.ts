import { env, workspace } from 'vscode';

const WORDS = {
  restart: ['重启校核服务', 'Restart the server'],
  stopped: [
    '勾稽校核服务多次停止，已不再自动重启。',
    'The gouji server has stopped several times and is not restarted by itself any more.',
  ],
  quarantined: [
    '校核“{0}”时服务两次停止，已暂停校核这个文件，其他文件照常校核。',
    'The server stopped twice while checking “{0}”. That file is left alone; the others are checked as before.',
  ],
  release: ['重新校核该文件', 'Check it again'],
  explainTitle: ['要解释哪条规则？', 'Which rule?'],
  reason: [
    '停用规则 {0} 的理由（必填，会写进文件）',
    'Why is {0} switched off? (required; goes into the file)',
  ],
  reasonEmpty: ['必须写明理由', 'A reason is required'],
  noFinding: ['这个文件没有发现问题。', 'Nothing was found in this file.'],
  noReport: ['当前文件不是政府信息公开年度报告。', 'This file is no annual report.'],
  nothingToFix: ['没有可以安全修正的地方。', 'Nothing to fix safely.'],
  fixed: ['已修正 {0} 处。', '{0} fixed.'],
  checked: [
    '已校核 {0} 份报告：错误 {1}，警告 {2}，提示 {3}。',
    '{0} {0|report|reports} checked: {1} {1|error|errors}, {2} {2|warning|warnings}, {3} {3|note|notes}.',
  ],
  statusReport: ['勾稽 {0} 错 {1} 警', 'gouji {0} {0|error|errors} {1} {1|warning|warnings}'],
  statusCounts: [
    '错误 {0}，警告 {1}，提示 {2}',
    '{0} {0|error|errors}, {1} {1|warning|warnings}, {2} {2|note|notes}',
  ],
  statusPack: ['规则包 {0}，{1} 版格式', 'Pack {0}, form of {1}'],
  statusCells: ['，读出 {0}/{1} 格', ', {0} of {1} cells read'],
  statusMore: ['共 {0} 份年报', '{0} reports in this file'],
  statusClick: ['点击查看表格', 'Click to see the tables'],
  statusDownHint: ['点击重启校核服务', 'Click to restart the server'],
  statusHeld: ['勾稽 已暂停校核此文件', 'gouji leaves this file alone'],
  statusHeldHint: [
    '校核这个文件时服务两次停止。点击重新校核',
    'The server stopped twice while checking this file. Click to check it again',
  ],
  statusStarting: ['勾稽 正在启动', 'gouji starting'],
  statusDown: ['勾稽 已停止', 'gouji stopped'],
  statusIdle: ['勾稽', 'gouji'],
  agency: ['机关全称', 'Full name of the agency'],
  year: ['报告年度', 'Report year'],
  yearWrong: ['请写四位数字，如 2025', 'Four digits, such as 2025'],
  reports: ['年报', 'Annual reports'],
  level: [
    '机关级别（决定可以制发什么文件、何时公布年报）',
    'Rank (decides what it may issue and when it publishes)',
  ],
  department: ['部门（局、委、办）', 'Department'],
  institution: ['公共企事业单位', 'Public institution'],
  town: ['乡镇人民政府、街道办事处', 'Township or sub-district'],
  county: ['县级人民政府', 'County government'],
  city: ['市级人民政府', 'City government'],
  province: ['省级人民政府', 'Provincial government'],
  skipLevel: ['先不填', 'Leave it open'],
  settingsWritten: [
    '机关名称和级别已写入 gouji.yaml，校核时会用到。',
    'Name and rank are in gouji.yaml now, for the checks.',
  ],
  settingsShared: [
    '这个文件夹里还有其他机关的年报，级别没有写入 gouji.yaml。请把这份年报存到本机关的文件夹，在其中的 gouji.yaml 里写 agency。',
    'This folder holds reports of other agencies, so the rank was not written to gouji.yaml. Keep this report in a folder of its own and name the agency in the gouji.yaml there.',
  ],
  previous: ['上年度报告（结转数会带入；可跳过）', "Last year's report (carried over; may be skipped)"],
  skip: ['没有，从零开始', 'None, start with zeros'],
  pickFile: ['选择文件…', 'Choose a file…'],
  exportName: ['校核报告.html', 'check-report.html'],
  open: ['打开', 'Open'],
  exported: ['校核报告已保存：{0}', 'Saved: {0}'],
  feedbackSaved: [
    '已写入 {0}，其中文字已作遮盖。请检查后自行发送，本程序不会发送任何内容。',
    'Written to {0} with its text masked. Look at it and send it yourself; nothing is sent by this extension.',
  ],
  feedbackPick: ['哪一条是误报？', 'Which finding is a false alarm?'],
  tables: ['年报表格', 'Tables of the report'],
  relations: ['勾稽关系 {0}/{1} 通过', '{0} of {1} relations hold'],
  keyError: ['有问题的格', 'has a finding'],
  keyBroken: ['所在勾稽关系不成立', 'is part of a broken relation'],
  keyClick: ['悬停看算式，点一下回到原文', 'hover for the sums, click to go to the text'],
} as const satisfies Record<string, readonly [string, string]>;

/**
 * As `gouji.language` says, else Chinese unless the editor itself speaks English; `{0}` is put in, and of
 * `{0|error|errors}` the word that goes with the number.
 */
export function words(key: keyof typeof WORDS, ...values: readonly (string | number)[]): string {
  const set = workspace.getConfiguration('gouji').get<string>('language');
  const isEnglish = set === 'en' || (set !== 'zh' && env.language.toLowerCase().startsWith('en'));
  const text = WORDS[key][isEnglish ? 1 : 0];
  return text.replace(/\{(\d)(?:\|(\w+)\|(\w+))?\}/g, (_, index: string, one?: string, many?: string) => {
    const value = values[Number(index)] ?? '';
    return one === undefined ? String(value) : (value === 1 ? one : many)!;
  });
}
