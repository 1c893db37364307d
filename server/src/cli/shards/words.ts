/** What is said about joining shards and about streams. */
export const SHARD_WORDS = {
  zh: {
    unreadable: (path: string, code: string) => `${path}：读不出来（${code}），请检查路径和权限。`,
    noShard: (path: string) =>
      `${path}：不是 gouji check --shard i/n 的结果（--format json 或 jsonl），不能合并。`,
    cutShort: (path: string) => `${path}：结果不完整，可能是中途停止了；请重新运行这一份。`,
    otherVersion: (path: string, version: string) =>
      `${path}：由 ${version} 版生成，与当前版本不同；请用同一版本重新运行。`,
    otherRun: (path: string) => `${path}：与其他结果不是同一次校核的（文件清单或份数不同），不能合并。`,
    missing: (numbers: string, of: number) => `共 ${of} 份，缺第 ${numbers} 份；请补上后再合并。`,
    twice: (index: number, path: string) => `第 ${index} 份有不止一个结果，只取 ${path}。`,
    repeated: (path: string) => `${path}：在不止一处出现，只计一次。`,
    otherPack: (path: string) =>
      `${path}：校核时所用的规则包与这里的设置不同；请在有同样 gouji.yaml 和规则包的文件夹中合并。`,
    badLines: (count: number) => `有 ${count} 行不是 {"path":…,"text":…}，已在结果中注明。`,
    notJson: '这一行不是 JSON',
    notEntry: '这一行应为 {"path":"…","text":"…"}',
    tooLong: '这一行太长',
  },
  en: {
    unreadable: (path: string, code: string) =>
      `${path}: cannot be read (${code}); check path and permissions.`,
    noShard: (path: string) =>
      `${path}: no result of gouji check --shard i/n (--format json or jsonl); it cannot be joined.`,
    cutShort: (path: string) => `${path}: incomplete, perhaps stopped midway; run this part again.`,
    otherVersion: (path: string, version: string) =>
      `${path}: made by version ${version}, not by this one; run it again with one version.`,
    otherRun: (path: string) =>
      `${path}: is of another run than the others (other files, or another number of parts).`,
    missing: (numbers: string, of: number) =>
      `Of ${of} parts, ${numbers} missing; join them once they are there.`,
    twice: (index: number, path: string) => `Part ${index} has more than one result; only ${path} counts.`,
    repeated: (path: string) => `${path}: stands in more than one place; counted once.`,
    otherPack: (path: string) =>
      `${path}: was checked with another rule pack than the settings name here; join where gouji.yaml and packs are the same.`,
    badLines: (count: number) =>
      `${count} line${count === 1 ? ' is' : 's are'} not {"path":…,"text":…}; the results say which.`,
    notJson: 'This line is no JSON',
    notEntry: 'This line should be {"path":"…","text":"…"}',
    tooLong: 'This line is too long',
  },
} as const;

export type ShardWords = (typeof SHARD_WORDS)['zh' | 'en'];
