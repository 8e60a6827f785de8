import type { KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { Strategy } from 'passport-jwt';
import { Trust, verifyAccessToken, type Caller, type TokenClaims } from '@noivu/access';
import { bearerOf } from './asked';

type Done<T> = (error: unknown, result?: T | false) => void;

// passport-jwt has a verifier of its own; ours takes no algorithm but ES256.
Object.assign(Strategy, {
  JwtVerifier: (token: string, key: KeyObject, _options: unknown, done: Done<TokenClaims>) => {
    try {
      done(null, verifyAccessToken(token, key, Date.now()));
    } catch (error) {
      done(error);
    }
  },
});

/** Signs a caller in by the bearer token of the request. */
@Injectable()
export class BearerStrategy extends PassportStrategy(Strategy, 'bearer') {
  constructor(private readonly trust: Trust) {
    super({
      jwtFromRequest: (request: unknown) => bearerOf(request as FastifyRequest) ?? null,
      secretOrKeyProvider: (_request: unknown, token: string, done: Done<KeyObject>) => {
        // passport-jwt is typed for PEM text; the verifier above takes the key object as it is.
        trust.keyOf(token).then((key) => done(null, key), done);
      },
      algorithms: ['ES256'],
      passReqToCallback: true,
    } as unknown as ConstructorParameters<typeof Strategy>[0]);
  }

  /** The caller that the claims name. @throws DomainError sign-in-required, service-unavailable */
  validate(request: FastifyRequest, claims: TokenClaims): Caller {
    return this.trust.admitted(bearerOf(request) ?? '', claims);
  }
}
