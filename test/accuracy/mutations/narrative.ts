import { figure, inProse, type Mutation, mutation, say, tableOf } from '../mutation.js';

/** `其中` list whose total is the sum of its parts: total raised or lowered. */
const LIST = /(\d+)(条|件)，其中/;

export const narrativeMutations: readonly Mutation[] = [
  mutation('各项之和大于总数', 'narrative/parts-sum', (model) => {
    let total = '';
    const changed = inProse(model, LIST, (m) => {
      total = String(Number(m[1]) - 1);
      return `${total}${m[2]}，其中`;
    });
    return changed && { model: changed, at: { text: total } };
  }),
  mutation('各项之和小于总数', 'narrative/parts-sum', (model) => {
    let total = '';
    const changed = inProse(model, LIST, (m) => {
      total = String(Number(m[1]) + 3);
      return `${total}${m[2]}，其中`;
    });
    return changed && { model: changed, at: { text: total } };
  }),
  mutation('正文新收数与表不符', 'narrative/cell-mismatch', (model) => {
    let words = '';
    const changed = inProse(model, /新收政府信息公开申请(\d+)件/, (m) => {
      words = String(Number(m[1]) + 1);
      return m[0].replace(m[1]!, words);
    });
    return changed && { model: changed, at: { text: words } };
  }),
  mutation('正文结转数与表不符', 'narrative/cell-mismatch', (model) => {
    let words = '';
    const changed = inProse(model, /结转下年度继续办理(\d+)件/, (m) => {
      words = String(Number(m[1]) + 2);
      return m[0].replace(m[1]!, words);
    });
    return changed && { model: changed, at: { text: words } };
  }),
  mutation('正文办理结果与表不符', 'narrative/cell-mismatch', (model) => {
    let words = '';
    const changed = inProse(model, /予以公开(\d+)件/, (m) => {
      words = String(Number(m[1]) + 40);
      return m[0].replace(m[1]!, words);
    });
    return changed && { model: changed, at: { text: words } };
  }),
  mutation('说没有复议，表里有', 'narrative/nil-mismatch', (model) => {
    const table = tableOf(model, 't4');
    if (!table || figure(table, 'review/total') === 0) return null;
    return { model: say(model, 'apply', '本年度没有发生因政府信息公开引起的行政复议。'), at: 'anywhere' };
  }),
  mutation('占比算错', 'narrative/percentage', (model) => ({
    model: say(model, 'open', '全年发布信息200条，其中政策解读50条，占比27%。'),
    at: { text: '27%' },
  })),
  mutation('增长率算错', 'narrative/percentage', (model) => ({
    model: say(model, 'platform', '网站访问量由上年的8000次增加到10000次，同比增长35%。'),
    at: { text: '35%' },
  })),
];
