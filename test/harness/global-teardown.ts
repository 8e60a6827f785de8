import { stopKeptServers } from './kept-servers';

/** Runs once after the last test file, failed or not. */
export default async function stopServers(): Promise<void> {
  await stopKeptServers();
}
