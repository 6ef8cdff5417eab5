import { existsSync, renameSync } from 'node:fs';

/** A run id that was used before must not mix two runs: the older one's folder makes room and stays readable. */
export function setAside(folder: string): void {
  if (!existsSync(folder)) return;
  let number = 1;
  while (existsSync(`${folder}.${number}`)) number += 1;
  renameSync(folder, `${folder}.${number}`);
}
