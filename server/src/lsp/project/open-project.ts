import { builtinPack } from '../../core/pack/builtin/builtin.js';
import { Project } from './project.js';

export const openProject = (root: string | null, onChange: () => void, restricted: boolean): Project =>
  new Project(root, builtinPack(), onChange, undefined, restricted);
