import { type Mutation, mutation, say, withSection } from '../mutation.js';

export const structureMutations: readonly Mutation[] = [
  ...['s2', 's5', 's6'].map((id) =>
    mutation(`缺一个部分（${id}）`, 'structure/section-missing', (model) => ({
      model: { ...model, sections: model.sections.filter((s) => s.id !== id) },
      at: 'anywhere',
    })),
  ),
  mutation('两个部分颠倒', 'structure/section-order', (model) => {
    const sections = [...model.sections];
    [sections[3], sections[4]] = [sections[4]!, sections[3]!];
    return { model: { ...model, sections }, at: 'anywhere' };
  }),
  mutation('部分标题写错', 'structure/section-title', (model) => ({
    model: withSection(model, 's5', (s) => ({ ...s, heading: '五、存在问题和改进打算' })),
    at: { text: '存在问题和改进打算' },
  })),
  mutation('部分序号写成横线', 'structure/ordinal', (model) => ({
    model: withSection(model, 's1', (s) => ({ ...s, heading: s.heading.replace('一、', '—、') })),
    at: { text: '—、' },
  })),
  mutation('小标题序号重复', 'structure/ordinal', (model) => {
    const third = model.sections[0]?.matters[2]?.heading;
    if (!third?.startsWith('（三）')) return null;
    return {
      model: withSection(model, 's1', (s) => ({
        ...s,
        matters: s.matters.map((m, i) =>
          i === 2 ? { ...m, heading: m.heading.replace('（三）', '（二）') } : m,
        ),
      })),
      at: 'anywhere',
    };
  }),
  mutation('第五部分只写“无”', 'structure/section-empty', (model) => ({
    model: withSection(model, 's5', (s) => ({ ...s, paragraphs: ['无'] })),
    at: 'anywhere',
  })),
  mutation('第一部分少一项', 'structure/subsection-missing', (model) => {
    if ((model.sections[0]?.matters.length ?? 0) < 5) return null;
    return {
      model: withSection(model, 's1', (s) => ({
        ...s,
        matters: s.matters.filter((m) => m.id !== 'platform'),
      })),
      at: 'anywhere',
    };
  }),
  mutation('标题漏“工作”', 'structure/title', (model) => {
    if (!model.title.includes('公开工作年度')) return null;
    return { model: { ...model, title: model.title.replace('公开工作年度', '公开年度') }, at: 'anywhere' };
  }),
  mutation('标题留着上一年', 'structure/title', (model) => {
    const year = Number(/20\d\d/.exec(model.title)?.[0]);
    if (!(year > 2019) || !model.intro.join('').includes(`${year}年1月1日`)) return null;
    if (!model.sections[0]?.matters[0]?.paragraphs[0]?.startsWith(`${year}年`)) return null;
    return {
      model: { ...model, title: model.title.replace(String(year), String(year - 1)) },
      at: { text: String(year - 1) },
    };
  }),
  mutation('打算里的年份没有往后改', 'period/year-residue', (model) => {
    const year = /20\d\d/.exec(model.title)?.[0];
    if (year === undefined) return null;
    return {
      model: withSection(model, 's5', (s) => ({
        ...s,
        paragraphs: [...s.paragraphs, `${year}年，将进一步丰富公开形式。`],
      })),
      at: { text: year },
    };
  }),
  mutation('第六部分标题换了说法', 'structure/section-title', (model) => ({
    model: withSection(model, 's6', (s) => ({ ...s, heading: '六、其他需要说明的情况' })),
    at: { text: '其他需要说明的情况' },
  })),
  mutation('没有说明信息处理费', 'narrative/fee-statement', (model) => ({
    model: withSection(model, 's6', (s) => ({ ...s, paragraphs: ['无其他需要报告的事项。'] })),
    at: 'anywhere',
  })),
  mutation('段落被分页切断', 'structure/broken-paragraph', (model) => ({
    model: say(model, 'manage', '各单位在拟制公文时应当同步确定公开属性，严格履行审核程序并按规定时限发布。'),
    replace: ['严格履行审核程序', '严格履行\n\n\n审核程序'],
    at: 'anywhere',
  })),
  mutation('模板提示没删', 'text/placeholder', (model) => ({
    model: say(model, 'support', '（此处填写考核情况）'),
    at: 'anywhere',
  })),
  mutation('XX没有填', 'text/placeholder', (model) => ({
    model: say(model, 'open', '召开新闻发布会XX场。'),
    at: { text: 'XX' },
  })),
];
