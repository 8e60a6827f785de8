/** Node loads ES modules by require from 20.19, 22.12 and 23 on; NestJS is one. */
export function assertNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major >= 23 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Noivu needs Node 20.19 or newer (of the line 22: 22.12 or newer); this is Node ${version}.\n`);
  process.exit(1);
}
