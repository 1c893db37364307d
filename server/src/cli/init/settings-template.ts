import type { Template } from './template.js';

/** What `gouji init` was told, or asked for. */
export interface InitAnswers {
  readonly agency: string;
  readonly level: string;
  readonly region: string;
  readonly ci: 'github' | 'gitlab' | 'gitee' | 'none';
  readonly preCommit: boolean;
}

/** Quoted so that any name stays one YAML string. */
const quoted = (text: string): string => JSON.stringify(text);

export function settingsTemplate({ agency, level, region }: InitAnswers): Template {
  const lines = [
    ...(agency === '' ? [] : [`  name: ${quoted(agency)}`]),
    ...(level === '' ? [] : [`  level: ${level}`]),
    ...(region === '' ? [] : [`  region: ${quoted(region)}`]),
  ];
  const own = lines.length === 0 ? ['# agency:', '#   name: 机关全称'] : ['agency:', ...lines];
  return {
    path: 'gouji.yaml',
    text: [
      '# 勾稽的设置，说明见 gouji config 文件 与 gouji explain 规则',
      ...own,
      '',
      '# 规则级别：off、hint、info、warning、error',
      'rules: {}',
      '',
    ].join('\n'),
  };
}
