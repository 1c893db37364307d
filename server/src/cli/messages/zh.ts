import { systemReason } from '../../host/files/system-reason.js';

/** Words of the command line. Each entry exists in both languages; `Messages` holds them to one shape. */
export const zh = {
  severity: { error: '错误', warning: '警告', info: '提示', hint: '建议' },

  /** What is said of a file, or the value of a name. */
  of: (subject: string, words: string) => `${subject}：${words}`,

  // Wrong usage
  unknownCommand: (name: string) => `没有“${name}”这个命令。`,
  fileAsCommand: (name: string) => `要校核这个文件，请写：gouji check ${name}`,
  unknownOption: (name: string) => `没有“${name}”这个选项。`,
  didYouMean: (name: string) => `是否想写“${name}”？`,
  missingValue: (option: string) => `选项 ${option} 需要一个值。`,
  needlessValue: (option: string) => `选项 ${option} 不带值。`,
  badValue: (option: string, value: string, allowed: string) =>
    `选项 ${option} 的值“${value}”无效，可用：${allowed}。`,
  badNumber: (option: string, value: string) => `选项 ${option} 的值“${value}”应为不小于 0 的整数。`,
  missingOperand: (command: string, operand: string) => `gouji ${command} 需要指明${operand}。`,
  emptyOperand: (command: string) => `gouji ${command} 有一个参数是空的，可能是变量没有值。`,
  tooManyOperands: (command: string, operand: string) => `gouji ${command} 不接受多余的参数“${operand}”。`,
  operandFile: '文件',
  operandFolder: '文件夹',
  operandRule: '规则编号',
  operandAction: '操作',
  fixNeedsFiles: '标准输入的内容不能用 --fix 写回，请改用 --diff 或 --fix-dry-run。',
  fixConflict: '--fix、--fix-dry-run、--diff 只能选一个。',
  suggestionsNeedFix: '--fix-suggestions 需要与 --fix、--fix-dry-run 或 --diff 一起使用。',
  oneStandardOutput: (format: string) =>
    `标准输出只能有一种格式；其余请写明文件，例如 --format ${format}=结果.txt。`,
  oneFile: (one: string, other: string, file: string) =>
    `${one} 和 ${other} 两种格式都要写到 ${file}，后一个会盖掉前一个；请各写一个文件。`,
  outputIsInput: (file: string) =>
    `${file}：这是被校核的文件，结果不能写在它上面；请把 --format 后面的文件名换掉。`,
  stdinOnce: '“-”（标准输入）只能写一次。',
  stdinTwice: (one: string, other: string) => `${one} 和 ${other} 都要读标准输入，只能用一个。`,
  nameNeedsStdin: '--stdin-filename 只用于标准输入，请加上“-”。',
  dashedFile: (name: string) => `如果“${name}”是文件名，请写在“--”之后：gouji check -- ${name}`,
  stdinAlone: '“-”（标准输入）不能与其他路径一起使用。',
  notTogether: (one: string, other: string) => `${one} 与 ${other} 不能一起使用。`,
  badShard: (value: string) => `“${value}”不是分片的写法；应为 i/n，例如 --shard 2/8 是 8 份中的第 2 份。`,
  nothingChanged: '没有改动过的年报，无需校核。',
  watching: '等待文件改动……（按 Ctrl+C 结束）',
  badOperand: (command: string, operand: string, allowed: string) =>
    `gouji ${command} 没有“${operand}”，可用：${allowed}。`,
  seeHelp: (command: string) => `用法见 gouji ${command === '' ? '' : `${command} `}--help`,

  // Paths
  missingPath: (path: string) => `${path}：找不到这个文件或文件夹，请检查路径。`,
  noMatch: (path: string) => `${path}：没有文件与之匹配，请检查通配符。`,
  unreadable: (path: string, code: string) => `${path}：读不出来：${systemReason(code).zh}。`,
  nothingToCheck: '没有可校核的年报：所给路径中没有找到政府信息公开工作年度报告。',
  nothingToCheckHint: '可直接写明文件名（gouji check 年报.md），或用 --verbose 查看被略过的文件。',
  notReport: (path: string) => `${path}：不是年报，已略过`,
  cannotOpen: (path: string, code: string) => `${path}：打不开：${systemReason(code).zh}。`,
  cannotWrite: (path: string, code: string) => `${path}：写不进去：${systemReason(code).zh}。`,
  standardInput: '标准输入',
  standardOutput: '标准输出',
  folderGone: '当前文件夹已被删除或移走，请换到别的文件夹再运行。',
  interrupted: '已中断。',
  internal: (detail: string) =>
    `gouji 内部出错：${detail}。没有文件只写了一半。请反馈，附上所用命令；加 --verbose 可看到详细信息。`,

  // Settings
  settingsFault: '设置文件有误，未作校核：',

  // Fixing
  fixed: (path: string, count: number) => `${path}：已修正 ${count} 处`,
  wouldFix: (path: string, count: number) => `${path}：可自动修正 ${count} 处`,
  fixLine: (title: string, rule: string, count: number) =>
    `  ${title}${count > 1 ? `（${count} 处）` : ''}　${rule}`,
  fixSkipped: (path: string, count: number) =>
    `${path}：有 ${count} 处修改互相重叠，未作；请再运行一次或手工处理`,
  fixLimit: (path: string) => `${path}：修改多次后仍未稳定，已停在最后一次结果，请人工核对`,
  fileChanged: (path: string) => `${path}：校核期间文件被改动，未写回；请重新运行。`,
  fileReadOnly: (path: string) => `${path}：文件是只读的，未写回；请解除只读后再运行。`,
  notEncodable: (path: string) => `${path}：修改后的内容无法用原编码表示，未写回；请先把文件另存为 UTF-8。`,
  nothingToFix: '没有可以自动修正的地方。',

  // Pretty
  untitled: '（未找到单位名称）',
  reportLine: (agency: string, year: string, edition: string) => `${agency}　${year}（${edition} 年版格式）`,
  year: (year: number) => `${year} 年`,
  noYear: '年度不详',
  remedy: '怎么办',
  basis: '依　据',
  related: '相　关',
  elsewhere: (path: string, line: number) => `${path} 第 ${line} 行`,
  lineColumn: (line: number, column: number) => `第 ${line} 行第 ${column} 字`,
  more: (count: number) => `另有 ${count} 处`,
  fixable: (title: string) => `可自动修正：${title}`,
  suggestion: (title: string) => `可考虑：${title}`,
  remedyLabel: '怎么办',
  cellsRead: (tables: string, cells: number, unread: number) =>
    `${tables}：${cells} 格已读，${unread} 格未能识别`,
  noTables: '没有读到表格',
  missingCells: (count: number) => `，格式规定的单元格缺 ${count} 个`,
  readTotal: (files: number, reports: number) => `已校核 ${files} 个文件、${reports} 份年报`,
  notReports: (count: number) => `略过 ${count} 个不是年报的文件`,
  counts: (parts: string) => `发现${parts}`,
  count: (n: number, severity: string) => `${severity} ${n} 处`,
  clean: '没有发现问题',
  hidden: (count: number) => `另有 ${count} 处低于所选级别，未列出`,
  known: (count: number) => `另有 ${count} 处在已知问题清单中，未列出`,
  fixableCount: (count: number) => `其中 ${count} 处可用 --fix 自动修正`,
  tooManyWarnings: (count: number, max: number) => `警告 ${count} 处，超过 --max-warnings ${max}。`,
  explainHint: (rule: string) => `规则说明：gouji explain ${rule}`,

  // Explain
  unknownRule: (id: string) => `没有名为“${id}”的规则。`,
  why: '为什么',
  howToMend: '怎么办',
  legalBasis: '依据',
  level: '级别',
  levelSetBy: (level: string, by: string) =>
    `${level}（由${/^\p{Script=Han}/u.test(by) ? '' : ' '}${by} 设定）`,
  levelMeans: {
    error: '错误：公布前应当改正。',
    warning: '警告：多半有误，请核对。',
    info: '提示：不算大错，改了更规范。',
    hint: '建议：可能有误，供核对时参考。',
  },
  off: '关闭',
  trial: '试用：只作建议，不影响结果',
  formula: '公式',
  agreedWording: '规范用语',
  says: '会这样提示',
  alsoSays: '还会这样提示',
  examples: '例子',
  goodExample: '正确',
  badExample: '有误',
  source: '出处',
  suppressHint: '确需例外时，在上一行写明理由：',
  suppressReason: '理由',
  exampleClean: '没有问题的报告',
  exampleYear: (year: number) => `${year} 年度的报告`,
  exampleAgency: '单位：',
  exampleSetting: (key: string, value: string) => `设置 ${key}：${value}`,
  exampleCells: '表格中写：',
  exampleBlank: '（空白）',
  exampleText: '正文写：',
  exampleIntro: '引言写：',
  exampleFile: '全文是：',
  exampleContact: { address: '地址：', postcode: '邮编：', phone: '电话：', email: '电子邮箱：' },
  exampleOmits: '缺少：',
  exampleTitle: '标题写：',
  exampleHeading: '小标题写：',
  exampleSignature: '落款写：',
  exampleLabel: (name: string, label: string) => `${name}写成：${label}`,
  exampleNote: (table: string) => `${table}左上角的说明`,
  exampleEdition: (table: string, edition: string) => `${table}用的是 ${edition} 年版格式`,
  exampleForeign: (after: string, label: string) => `${after}之后多一行：${label}`,
  exampleRows: '行的次序：',
  exampleReplaces: (from: string) => `“${from}”写成：`,
  exampleOrder: '各部分的次序：',
  exampleLastYear: '上一年报告：',
  exampleChild: (agency: string) => `下级单位“${agency}”：`,
  exampleSays: '会提示：',
  exampleSaysAs: (level: string) => `会提示（级别：${level}）：`,
  examplePoints: '所指之处：',

  // Config
  configOfMissing: (path: string) => `${path}：没有这个文件；以下是它所在文件夹的设置。`,
  settingsOf: (path: string) => `${path} 的有效设置`,
  settingsFile: '设置文件',
  noSettingsFile: '没有 gouji.yaml，全部采用内置规则包的设定',
  builtIn: (pack: string) => `内置规则包 ${pack}`,
  optionOrigin: (option: string) => `命令行 ${option}`,
  defaultOrigin: '默认',
  keyLanguage: '提示语言',
  keyAgencyName: '单位名称',
  keyAgencyLevel: '单位层级',
  keyAgencyRegion: '所在城市',
  keyAgencyDeadline: '公布期限',
  keyReports: '用于比较的年报',
  keyBaseline: '已知问题清单',
  keyLimit: '文件大小上限',
  keySeconds: '每个文件的校核时间上限',
  notSet: '未设定',
  rules: '规则',
  asBuiltIn: (level: string) => `（内置为${level}）`,

  // Extract
  extractNothing: (path: string) => `${path}：没有读到年报。`,
};

/** The shape that every language has. */
export type Messages = typeof zh;
