import type { Language } from '../../core/engine/wording.js';
import { padEnd, padStart } from '../terminal/terminal-width.js';

const WORDS = {
  zh: { rule: '规则', time: '毫秒', share: '占比', report: '微秒/份', all: '全部规则' },
  en: { rule: 'rule', time: 'ms', share: 'share', report: 'µs a report', all: 'all rules' },
} as const;

/** Sums up the time that each rule takes; handed to the engine as `onRule`. */
export class RuleTimes {
  readonly #nanoseconds = new Map<string, bigint>();
  #start = 0n;

  readonly onRule = (rule: string, phase: 'start' | 'end'): void => {
    const now = process.hrtime.bigint();
    if (phase === 'start') this.#start = now;
    else this.#nanoseconds.set(rule, (this.#nanoseconds.get(rule) ?? 0n) + now - this.#start);
  };

  /** A table, the slowest rule first. */
  table(language: Language, reports: number): string {
    const words = WORDS[language];
    const times = [...this.#nanoseconds].map(([rule, time]) => [rule, Number(time) / 1e6] as const);
    const all = times.reduce((sum, [, time]) => sum + time, 0);
    const line = (name: string, time: number): readonly string[] => [
      name,
      time.toFixed(2),
      `${all === 0 ? 0 : Math.round((100 * time) / all)}%`,
      (reports === 0 ? 0 : (1000 * time) / reports).toFixed(1),
    ];
    const rows = [
      [words.rule, words.time, words.share, words.report],
      ...times.sort(([, a], [, b]) => b - a).map(([rule, time]) => line(rule, time)),
      line(words.all, all),
    ];
    return rows
      .map(([name, ...rest]) =>
        `${padEnd(name!, 34)}${rest.map((field) => padStart(field, 12)).join('')}`.trimEnd(),
      )
      .map((row) => `${row}\n`)
      .join('');
  }
}
