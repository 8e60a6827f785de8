/**
 * Lets a plain Node process run the TypeScript of this project as it stands, aliases included: `node -r ./test/harness/typescript.cjs file.ts`.
 * For processes that tests start and kill; Jest compiles for itself, and what is delivered is built.
 */
const { transformFileSync } = require('@swc/core');
const { Module } = require('node:module');
const { resolve } = require('node:path');

const root = resolve(__dirname, '..', '..');

Module._extensions['.ts'] = (module, file) =>
  module._compile(transformFileSync(file, { root, cwd: root, sourceMaps: 'inline' }).code, file);
