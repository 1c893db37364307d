import { type Connection, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import { mayBeReport } from '../../host/files/discover.js';
import { SETTINGS_FILE } from '../../host/settings/settings.js';
import { unanswered } from '../messages/unanswered.js';
import type { PackDocuments } from '../packs/pack-documents.js';
import { isYaml } from '../packs/pack-file.js';
import { pathOf } from '../paths.js';
import type { Session } from '../session.js';
import type { Recheck } from './recheck.js';

const WATCHED = [
  '**/*.{yaml,yml}',
  '**/gouji.lock',
  '**/*.{goujipack,goujichain}',
  '**/.goujiignore',
  // Settings may give a list of known findings any name.
  '**/*.json',
  '**/*.{md,markdown,txt,tsv,html,htm}',
];

/** Files that change behind the editor's back: settings, packs, and reports that others are compared with. */
export function registerWatching(
  connection: Connection,
  session: Session,
  recheck: Recheck,
  packs: PackDocuments,
): void {
  if (session.context.client.watchedFiles) {
    const watchers = WATCHED.map((globPattern) => ({ globPattern }));
    unanswered(connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
  }
  connection.onDidChangeWatchedFiles((params) => {
    const given: unknown = params.changes;
    const changes = (Array.isArray(given) ? given : []).filter((one) => typeof one?.uri === 'string');
    let matters = false;
    if (changes.some(({ uri }) => isYaml(pathOf(uri)))) void packs.filesChanged();
    for (const { uri } of changes) {
      const path = pathOf(uri);
      const project = session.projectOf(path);
      // Other people's YAML is no pack of ours, their JSON no list of known findings.
      if (path.endsWith('.json') && !project.tolerates(path)) continue;
      if (isYaml(path) && !path.endsWith(SETTINGS_FILE) && !project.usesPacks) continue;
      if (isYaml(path) || !mayBeReport(path)) project.settingsChanged();
      // The client speaks for a document that it has open.
      else if (session.documents.get(uri) === undefined) project.fileChanged(path);
      else continue;
      matters = true;
    }
    if (!matters) return;
    session.invalidate();
    recheck.everything();
  });
}
