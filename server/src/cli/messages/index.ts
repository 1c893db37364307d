import type { Language } from '../../core/engine/wording.js';
import { en } from './en.js';
import { zh } from './zh.js';

export type Messages = typeof zh;

export const messagesIn = (language: Language): Messages => (language === 'zh' ? zh : en);
