import 'reflect-metadata';
import { runService } from '@noivu/service';
import { identityApp } from './identity.app';

void runService(identityApp);
