import 'reflect-metadata';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { OpsServer } from '@noivu/ops';
import { stopOnSignal } from '@noivu/service';
import { readGatewayConfig } from './gateway.config';
import { startGateway } from './start-gateway';

async function run(): Promise<void> {
  const log = new Logger('gateway');
  try {
    const { settings, opsHost, opsPort, graceSeconds } = readGatewayConfig(process.env);
    const gateway = await startGateway(settings);
    const ops = new OpsServer();
    ops.include(gateway.metrics.withProcess(), gateway.checks);
    log.log(`ready on ${gateway.url}; health and figures on ${opsHost}:${await ops.listen(opsPort, opsHost)}`);
    stopOnSignal(async () => {
      ops.drain();
      gateway.leave();
      await wait(graceSeconds * 1_000);
      await gateway.stop();
      await ops.close();
    });
  } catch (error) {
    log.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

void run();
