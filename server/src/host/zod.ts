import { config } from 'zod';

// zod would make its schemas into code by `new Function`; nothing in gouji runs code that was made of words.
config({ jitless: true });

export * from 'zod';
export { default } from 'zod';
