import 'reflect-metadata';
import { runService } from '@noivu/service';
import { organizationApp } from './organization.app';

void runService(organizationApp);
