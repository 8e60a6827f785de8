import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { removeLeftovers } from './leftovers';
import { keepServers, stopKeptServers } from './kept-servers';
import { startTestServers } from './test-servers';

/** Runs once before the first test file that needs servers: cluster, broker, template database. */
export default async function startServers(): Promise<void> {
  await removeLeftovers();
  const servers = await keepServers(startTestServers());
  process.env['NOIVU_TEST_FOLDER'] = servers.folder;
  process.env['NOIVU_TEST_ADMIN_URL'] = servers.adminUrl;
  process.env['NOIVU_TEST_NATS_URL'] = servers.natsUrl;
  try {
    await prepareTemplateApart();
  } catch (error) {
    await stopKeptServers();
    throw error;
  }
}

// In a process of its own: Jest lends this file its compiler but neither the aliases of our libraries nor packages that are ES modules.
async function prepareTemplateApart(): Promise<void> {
  const args = ['-r', join(__dirname, 'typescript.cjs'), join(__dirname, 'prepare-template.ts')];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The template database could not be prepared; the reason stands above.');
}
