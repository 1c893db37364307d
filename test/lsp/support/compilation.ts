import { textOfGiven } from './given.js';

/** Several offices in one file, two years of one of them, faults in some. */
export const COMPILATION = [
  { year: 2021, agency: '柳州市甲乙区财政局' },
  { agency: '柳州市甲乙区财政局', cells: { 't3/A/person': 8, 't3/B/person': 3 } },
  { agency: '柳州市甲乙区民政局', syntax: 'tabs' },
  { agency: '柳州市甲乙区农业局', cells: { 't4/direct/total': 3 } },
  {
    agency: '柳州市甲乙区水利局',
    paragraphs: { open: '2022 年主动公开政府信息98条，其中机构职责5条、工作动态90条。' },
  },
]
  .map(textOfGiven)
  .join('\n');
