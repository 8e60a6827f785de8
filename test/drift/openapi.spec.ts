import type { Trust } from '@noivu/access';
import type { ServiceBus } from '@noivu/messaging';
import { Metrics } from '@noivu/ops';
import { openApiDocument } from '../../apps/gateway/src/http/openapi';
import { gatewayApp } from '../../apps/gateway/src/start-gateway';
import { expectPrinted } from './printed';

it('docs/api/openapi.json is the interface of this code', async () => {
  const app = await gatewayApp({ bus: {} as ServiceBus, trust: {} as Trust }, new Metrics('gateway'));
  const document = openApiDocument(app);
  await app.close();
  expectPrinted('docs/api/openapi.json', `${JSON.stringify(document, null, 2)}\n`);
});
