import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Every file of a folder and those below it, in a fixed order. */
export function filesBelow(folder, ending = '') {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Lets the page import the query library as `library:operations`: each file's text with the folder it lies in. */
export function libraryOf(folder) {
  return {
    name: 'library',
    setup(build) {
      build.onResolve({ filter: /^library:operations$/ }, ({ path }) => ({ path, namespace: 'library' }));
      build.onLoad({ filter: /.*/, namespace: 'library' }, () => ({
        loader: 'json',
        contents: JSON.stringify(filesBelow(folder, '.graphql').map((file) => (
          { module: relative(folder, file).split(/[\\/]/)[0], text: readFileSync(file, 'utf8') }))),
      }));
    },
  };
}
