import { builtinPack } from '../core/pack/builtin.js';
import { Project } from './project.js';

export const openProject = (root: string | null, onChange: () => void): Project =>
  new Project(root, builtinPack(), onChange);
