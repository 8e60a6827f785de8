import { Logger } from '@nestjs/common';
import { armFailpoint } from '@noivu/failpoint';
import { OpsServer } from '@noivu/ops';
import type { ServiceApp } from './service-app';
import { readServiceConfig } from './service.config';
import { startService } from './start-service';

/** Runs a service as a process of its own until it is told to stop. */
export async function runService(app: ServiceApp): Promise<void> {
  const log = new Logger(app.name);
  try {
    armFailpoint(process.env);
    const { settings, opsHost, opsPort } = readServiceConfig(app.name, process.env);
    const running = await startService(app, settings);
    const ops = new OpsServer();
    ops.include(running.metrics.withProcess(), running.checks);
    const port = await ops.listen(opsPort, opsHost);
    log.log(`ready; health and figures on ${opsHost}:${port}`);
    stopOnSignal(async () => {
      ops.drain();
      await running.stop();
      await ops.close();
    });
  } catch (error) {
    log.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** Runs `stop` once, at the first SIGINT or SIGTERM, and leaves with 0, or with 1 if it failed. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping: Promise<void> | undefined;
  const leave = (): void => {
    stopping ??= stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
}
