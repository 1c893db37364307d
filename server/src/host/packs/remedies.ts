import type { Localized } from '../../core/form/form.js';

const [REBUILD, RENAME, FETCH, RESIGN, WRITE, ASK, SHRINK]: readonly Localized[] = [
  {
    zh: '请用 gouji pack build 重新打包，不要用其他压缩软件。',
    en: 'Build it anew with gouji pack build, not with another archiver.',
  },
  { zh: '请改名后重新打包。', en: 'Rename the file and build the pack anew.' },
  {
    zh: '不要使用这个文件；请向发布单位重新索取。',
    en: 'Do not use this file; ask its publisher for another.',
  },
  {
    zh: '不要使用，请向发布单位重新索取；自己的包改动之后，请重新 gouji pack sign。',
    en: 'Do not use it and ask its publisher for another; if the pack is your own, run gouji pack sign again.',
  },
  { zh: '请按文档改写这一处。', en: 'Write this place as the documentation has it.' },
  {
    zh: '请与发布单位核实；确认可信后由其重新签名，或更新自己的信任文件。',
    en: 'Ask the publisher; once it is certain, have it signed anew, or mend your own trust file.',
  },
  { zh: '请精简，或拆成几个规则包。', en: 'Make it smaller, or make several packs of it.' },
] as const;

/** What whoever meets a refusal can do, by its code without `pack/`. Codes whose message says it itself are not here. */
const REMEDIES: readonly (readonly [string, Localized | undefined])[] = [
  ['zip-broken zip-disks zip-64 zip-mismatch zip-overlap method ratio encrypted name-encoding', REBUILD],
  ['tar-broken manifest-broken manifest-identity', REBUILD],
  ['name-empty name-control name-drive name-absolute name-escape name-backslash name-nul', REBUILD],
  ['symlink special-file entry-duplicate zip-trailing zip-hidden zip-names', REBUILD],
  ['name-device name-long entry-case', RENAME],
  ['size-lied crc', FETCH],
  ['signature-invalid signature-broken', FETCH],
  ['file-added file-altered file-missing', RESIGN],
  ['key-unknown key-revoked key-expired namespace', ASK],
  ['archive-large entries file-large total yaml-size yaml-total folder-depth', SHRINK],
  ['pattern pattern-long pattern-large pattern-total', WRITE],
  [
    'yaml-depth yaml-alias yaml-merge yaml-tag yaml-proto yaml-duplicate yaml-key yaml-keys yaml-control',
    WRITE,
  ],
  ['nul encoding', { zh: '请用文本编辑器另存为 UTF-8。', en: 'Save it as UTF-8 with a text editor.' }],
  [
    'no-pack-yaml',
    {
      zh: '请指向含有 pack.yaml 的文件夹，或 .goujipack 文件。',
      en: 'Name the folder that holds pack.yaml, or a .goujipack.',
    },
  ],
  ['form statutes terms terms-conflict borrow delegation params', WRITE],
  ['range', { zh: '写作 ">=1.0 <2"、"~1.2" 或 "1.2.0"。', en: 'Write ">=1.0 <2", "~1.2" or "1.2.0".' }],
  ['engine', { zh: '请升级 gouji，或索取适用的版本。', en: 'Upgrade gouji, or ask for a pack that fits.' }],
  ['id-reserved', { zh: '请用自己的编号，如 cn.jia.yi。', en: 'Use an id of your own, such as cn.jia.yi.' }],
  ['form-large', SHRINK],
  [
    'base-missing',
    {
      zh: '照 rules/cn-rule-of-law-annual/cases/base.yaml 的样子写一份。',
      en: 'Write one after rules/cn-rule-of-law-annual/cases/base.yaml.',
    },
  ],
  ['form-conflict', { zh: '请换一个编号。', en: 'Use another id.' }],
  [
    'rule-unknown',
    {
      zh: '用 gouji config 可列出全部规则，请核对编号。',
      en: 'gouji config lists every rule; check the id.',
    },
  ],
  ['extends-cycle', { zh: '去掉其中一处 extends。', en: 'Take out one of the extends.' }],
  ['extends-depth extends-count', { zh: '请减少继承的层数或个数。', en: 'Extend fewer packs.' }],
  [
    'extends-outside',
    {
      zh: '请把它放进年报所在的文件夹，用相对路径引用。',
      en: 'Put it below the folder of the reports and name it by a relative path.',
    },
  ],
  ['extends-id', { zh: '请改正 id 或 from。', en: 'Correct id or from.' }],
  [
    'extends-version',
    { zh: '请改版本范围，或取来合适的版本。', en: 'Change the range, or bring a version that fits.' },
  ],
  [
    'chain-name stored-name',
    {
      zh: '请重新导出或重新 gouji pack sync，不要给文件改名。',
      en: 'Export it anew, or run gouji pack sync again; do not rename such files.',
    },
  ],
  ['unreadable', { zh: '请检查文件的权限。', en: 'Check who may read it.' }],
  ['version-conflict', { zh: '请让各处使用同一版本。', en: 'Use one version everywhere.' }],
  [
    'chain-top',
    { zh: '请用 gouji pack export --chain 重新导出。', en: 'Export it anew with gouji pack export --chain.' },
  ],
  [
    'unsigned',
    {
      zh: '请用 gouji pack sign 签名，或向发布单位索取签过名的文件；正在编写的文件夹可用 gouji pack trust 列为草稿。',
      en: 'Sign it with gouji pack sign, or ask its publisher for a signed one; a folder that you are writing can be made a draft by gouji pack trust.',
    },
  ],
  ['source-missing', { zh: '请核对路径。', en: 'Check the path.' }],
  ['builtin-unknown', { zh: '请核对名称。', en: 'Check the name.' }],
  [
    'rolled-back',
    {
      zh: '请取来不低于它的版本；确需退回，由管理员删去 gouji.lock 中的这一项。',
      en: 'Bring that version or a later one; to go back on purpose, take the entry out of gouji.lock.',
    },
  ],
  ['lock-drift', { zh: '去掉 --frozen 运行 gouji pack sync。', en: 'Run gouji pack sync without --frozen.' }],
  [
    'lock-broken',
    {
      zh: '请从备份恢复，或删去后重新运行 gouji pack sync。',
      en: 'Restore it, or delete it and run gouji pack sync.',
    },
  ],
  ['trust-file trust-missing', { zh: '请改正后再试。', en: 'Mend it and try again.' }],
  [
    'origin',
    { zh: '确认可信后写进信任文件的 origins。', en: 'If you trust it, add it to origins of the trust file.' },
  ],
  [
    'download git-failed',
    { zh: '请检查网络、代理和地址。', en: 'Check the network, the proxy and the address.' },
  ],
  ['git-large', { zh: '请另建只放规则包的仓库。', en: 'Keep the pack in a repository of its own.' }],
  ['scheme git-address', { zh: '只用 http、https 或 git+https 地址。', en: 'Use http, https or git+https.' }],
  [
    'index-broken index-escape index-hash',
    { zh: '请网站管理员用 gouji pack mirror 重新生成。', en: 'Have it made anew with gouji pack mirror.' },
  ],
  [
    'weaker-locked weaker-floor policy-weaker',
    {
      zh: '请去掉这一处；确需放宽的，请上级在自己 pack.yaml 的 waivers 中写明并签名。',
      en: 'Take it out; if it must be, have the pack above grant it under waivers of its pack.yaml and sign it.',
    },
  ],
  [
    'waiver-expired',
    {
      zh: '请去掉这一处，或请上级延长期限后重新签名。',
      en: 'Take it out, or have the pack above extend its waiver and sign anew.',
    },
  ],
  [
    'waiver-unsigned',
    {
      zh: '请上级用 gouji pack sign 签名，并用 gouji pack trust 信任其公钥。',
      en: 'Have the pack above signed with gouji pack sign, and trust its key with gouji pack trust.',
    },
  ],
  ['index-missing', { zh: '请核对编号和版本范围。', en: 'Check the id and the range.' }],
];

const byCode = new Map<string, Localized>(
  REMEDIES.flatMap(([codes, words]) => codes.split(' ').map((code) => [`pack/${code}`, words!] as const)),
);

/** A message with what can be done. */
export function withRemedy(code: string, message: Localized): Localized {
  const remedy = byCode.get(code);
  if (remedy === undefined || message.zh.endsWith(remedy.zh)) return message;
  const [zh, en] = [/[。？！]$/.test(message.zh) ? '' : '。', /[.?!]$/.test(message.en) ? '' : '.'];
  return { zh: `${message.zh}${zh}${remedy.zh}`, en: `${message.en}${en} ${remedy.en}` };
}
