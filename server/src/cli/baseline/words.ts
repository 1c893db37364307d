/** Words of `gouji baseline`. */
export const BASELINE_WORDS = {
  zh: {
    exists: (path: string) => `${path} 已经存在。更新请用 gouji baseline prune；确要重建请加 --force。`,
    created: (path: string, count: number) => `已把 ${count} 处已知问题记入 ${path}。`,
    createHint: (path: string) => `请在 gouji.yaml 中写明 baseline: ${path}，以后只报新出现的问题。`,
    badDay: (day: string) => `--expires 的值“${day}”应为日期，例如 2027-03-31。`,
    pastDay: (day: string) => `注意：--expires 的日期 ${day} 已经过去，这些问题会立即重新列出。`,
    gone: (path: string, rule: string, message: string) => `已不存在  ${path}  ${rule}  ${message}`,
    expired: (path: string, rule: string, day: string) => `${day} 已到期  ${path}  ${rule}`,
    upToDate: (count: number) => `清单中 ${count} 处问题都仍存在，也没有到期。`,
    stale: (gone: number, expired: number) =>
      `清单中有 ${gone} 处问题已不存在，${expired} 处已到期；gouji baseline prune 可清理。`,
    pruned: (path: string, removed: number, left: number) =>
      `已从 ${path} 清理 ${removed} 处，尚余 ${left} 处。`,
    expiredNotice: (count: number) => `已知问题清单中有 ${count} 处已到期，重新列出。`,
  },
  en: {
    exists: (path: string) =>
      `${path} exists. Use gouji baseline prune to update it, or --force to start anew.`,
    created: (path: string, count: number) => `${count} known finding(s) written to ${path}.`,
    createHint: (path: string) =>
      `Write “baseline: ${path}” into gouji.yaml; from then on only new findings are reported.`,
    badDay: (day: string) => `--expires wants a date such as 2027-03-31, not “${day}”.`,
    pastDay: (day: string) => `Note: --expires ${day} is past; these findings are reported again at once.`,
    gone: (path: string, rule: string, message: string) => `gone  ${path}  ${rule}  ${message}`,
    expired: (path: string, rule: string, day: string) => `expired ${day}  ${path}  ${rule}`,
    upToDate: (count: number) => `All ${count} known finding(s) are still there, and none has expired.`,
    stale: (gone: number, expired: number) =>
      `${gone} known finding(s) are gone, ${expired} have expired; gouji baseline prune removes them.`,
    pruned: (path: string, removed: number, left: number) => `Removed ${removed} from ${path}; ${left} left.`,
    expiredNotice: (count: number) =>
      `${count} finding(s) of the baseline have expired and are reported again.`,
  },
} as const;
