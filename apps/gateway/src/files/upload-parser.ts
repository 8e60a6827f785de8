import type { Readable } from 'node:stream';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '@noivu/problem';

/** A request whose body is a file: it is not read before somebody asks for it. */
export interface UploadRequest extends FastifyRequest {
  upload?: Readable;
}

const takesFiles = ({ method, routeOptions }: FastifyRequest): boolean =>
  method === 'POST' && (routeOptions.url ?? '').endsWith('/attachments');

/**
 * Lets the one route that takes files have them as a stream, of whatever type; on every other route what is not JSON stays refused, unread.
 */
@Injectable()
export class UploadParser implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    // Plain text has a parser of Fastify's own, which would read it.
    for (const type of ['text/plain', '*']) {
      server.addContentTypeParser(type, (request: UploadRequest, payload, done) => {
        if (!takesFiles(request)) return done(new DomainError('media-type-unsupported'));
        request.upload = payload;
        done(null, undefined);
      });
    }
  }
}
