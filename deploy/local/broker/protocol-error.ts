/** A breach of the NATS protocol, in the words that nats-server uses for it. The connection ends unless it says otherwise. */
export class ProtocolError extends Error {
  constructor(
    message: string,
    readonly endsConnection = true,
  ) {
    super(message);
    this.name = 'ProtocolError';
  }
}
