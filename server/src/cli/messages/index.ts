import type { Language } from '../../core/engine/wording.js';
import { en } from './en.js';
import { type Messages, zh } from './zh.js';

export type { Messages } from './zh.js';

export const messagesIn = (language: Language): Messages => (language === 'zh' ? zh : en);
