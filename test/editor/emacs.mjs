import { join } from 'node:path';
import { runEditor } from './batch.mjs';
import { here } from './paths.mjs';

/** Emacs without a window, its eglot against the built server. */
export const runInEmacs = (workspace) =>
  runEditor(
    'emacs',
    ['-Q', '--batch', '-l', join(here, 'emacs-packages.el'), '-l', join(here, 'emacs.el')],
    workspace,
  );
