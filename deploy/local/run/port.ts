import { createServer, type AddressInfo } from 'node:net';
import { LaunchError } from '../launch-error';

/** A free port of this machine, chosen by the kernel. */
export const freePort = (): Promise<number> => occupy(0);

/** Refuses with one sentence when a port cannot be listened on. @param setting the variable that would move it */
export async function assertPortFree(port: number, setting: string): Promise<void> {
  try {
    await occupy(port);
  } catch (error) {
    const denied = (error as NodeJS.ErrnoException).code === 'EACCES';
    const reason = denied ? `This user may not listen on port ${port}` : `Port ${port} is already in use by another program`;
    throw new LaunchError(`${reason}: choose another with ${setting}=<port>.`, error);
  }
}

function occupy(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, exclusive: true }, () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });
}
