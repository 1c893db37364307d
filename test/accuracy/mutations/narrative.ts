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
  mutation('说没有结转，表里有', 'narrative/nil-mismatch', (model) => {
    const table = tableOf(model, 't3');
    if (!table || figure(table, 'D/total') === 0) return null;
    return { model: say(model, 'apply', '无结转下年度办理的政府信息公开申请。'), at: 'anywhere' };
  }),
  mutation('说没有任何人申请，表里有', 'narrative/nil-mismatch', (model) => {
    const table = tableOf(model, 't3');
    if (!table || figure(table, 'A/total') === 0) return null;
    return {
      model: say(model, 'apply', '全年没有收到公民、法人和其他组织的政府信息公开申请。'),
      at: 'anywhere',
    };
  }),
  mutation('没有列全，后面另说别的事', 'narrative/parts-sum', (model) => ({
    model: say(model, 'platform', '全年推送图文300条，分别为长图180条、海报117条；直播5期，接受采访20余次。'),
    at: { text: '300' },
  })),
  mutation('上年的数写在增长率后面', 'narrative/percentage', (model) => ({
    model: say(model, 'platform', '全年答复网上咨询120条，同比增长35%（上年为100条）。'),
    at: { text: '35%' },
  })),
  mutation('百分点写成百分号', 'narrative/percentage', (model) => ({
    model: say(model, 'platform', '网站可用率由92%提高到98%，提高了6%。'),
    at: { text: '6%' },
  })),
  mutation('占比算错', 'narrative/percentage', (model) => ({
    model: say(model, 'open', '全年发布信息200条，其中政策解读50条，占比27%。'),
    at: { text: '27%' },
  })),
  mutation('增长率算错', 'narrative/percentage', (model) => ({
    model: say(model, 'platform', '网站访问量由上年的8000次增加到10000次，同比增长35%。'),
    at: { text: '35%' },
  })),
];
