export { connectBroker, type BrokerAddress } from './broker-connection';
export { Handles } from './handles.decorator';
export { KeyRing, newPairKey, type PairDirectory, type Sealed } from './key-ring';
export { Message, MessageContext } from './message-context';
export { MessageGuard } from './message.guard';
export { NatsServer, type Listening } from './nats-server';
export { etagOf, Reply, type ReplyHead } from './reply';
export { checked, RequestPipe } from './request.pipe';
export { ServiceBus, ServiceRefusal, type Asking } from './service-bus';
